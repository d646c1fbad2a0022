import { z } from "zod";
import { mailingKinds } from "#db/mailings/kinds.ts";
import { EARLIEST_TERM, LATEST_TERM } from "#db/values/term-bounds.ts";
import { clean, cleanMultiline } from "#db/values/text.ts";

const line = (longest: number) => z.string().max(longest).transform(clean);
const filled = (longest: number) => line(longest).pipe(z.string().min(1));
const orNull = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : value),
    schema.nullable(),
  );

/** Braces would be tags, and a tag is not fit for an address. */
const buttonAddress = z
  .url({ protocol: /^https?$/ })
  .max(1000)
  .regex(/^[^{}]*$/);

/** Whether a button may lead there; a draft that is being typed may say anything. */
export const isButtonAddress = (text: string): boolean => buttonAddress.safeParse(text).success;

const texts = {
  name: filled(120),
  segmentId: orNull(z.uuid()),
  subject: line(200),
  body: z.string().max(20_000).transform(cleanMultiline),
  buttonLabel: orNull(filled(60)),
  buttonUrl: orNull(buttonAddress),
};

/** `key` is made by the client: pressed twice, it is one mailing. */
export const createMailing = z.strictObject({
  key: z.uuid(),
  kind: z.enum(Object.keys(mailingKinds) as [keyof typeof mailingKinds]),
  campaignId: z.uuid().optional(),
  name: texts.name,
  segmentId: texts.segmentId.optional(),
  subject: texts.subject.optional(),
  body: texts.body.optional(),
  buttonLabel: texts.buttonLabel.optional(),
  buttonUrl: texts.buttonUrl.optional(),
});

/** What is absent stays as it was. */
export const updateMailing = z.strictObject({
  id: z.uuid(),
  expectedVersion: z.int().positive(),
  ...z.object(texts).partial().shape,
});

export const launchMailing = z.strictObject({
  id: z.uuid(),
  expectedVersion: z.int().positive(),
  /** Not to begin earlier; at once when absent. */
  startsAt: z.coerce.date().min(EARLIEST_TERM, "term_in_past").max(LATEST_TERM, "term_too_far").optional(),
});

/** Pause, resume, cancel: the state itself says whether it is still possible. */
export const moveMailing = z.strictObject({ id: z.uuid() });

/** Throw a draft away and take it back, as the person saw it. */
export const archiveMailing = z.strictObject({ id: z.uuid(), expectedVersion: z.int().positive() });

/** `clientId`: as this client would read it; without it the tags are filled with their fallbacks. */
export const sendTestLetter = z.strictObject({
  key: z.uuid(),
  id: z.uuid(),
  clientId: z.uuid().optional(),
});

export type CreateMailing = z.output<typeof createMailing>;
export type UpdateMailing = z.output<typeof updateMailing>;
export type LaunchMailing = z.output<typeof launchMailing>;
export type MoveMailing = z.output<typeof moveMailing>;
export type ArchiveMailing = z.output<typeof archiveMailing>;
export type SendTestLetter = z.output<typeof sendTestLetter>;
