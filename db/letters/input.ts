import { z } from "zod";
import { key, line, version } from "#db/contacts/input.ts";
import { cleanMultiline } from "#db/values/text.ts";

const filled = (longest: number) => line(longest).pipe(z.string().min(1));
const paragraphs = (longest: number) =>
  z.string().max(longest).transform(cleanMultiline).pipe(z.string().min(1));

const letter = { subject: filled(300), body: paragraphs(9_000) };

/** To one address of the client or of one of its people. Tags are filled for whom it goes to. */
export const sendLetter = z.strictObject({
  /** Made by the browser once for a draft: pressing twice sends once. */
  key,
  clientId: z.guid(),
  /** Whose address it is; null: the client's own. */
  contactId: z.guid().nullable(),
  address: z.email().max(320),
  ...letter,
});

/** As it is being typed: it may be empty still. */
export const previewLetter = z.strictObject({
  id: z.guid(),
  contactId: z.guid().nullable(),
  subject: z.string().max(300).trim(),
  body: z.string().max(9_000).trim(),
});

export const addTemplate = z.strictObject({ key, name: filled(120), ...letter });
export const editTemplate = z.strictObject({
  id: z.guid(),
  expectedVersion: version,
  name: filled(120),
  ...letter,
  retired: z.boolean(),
});

export const saveSignature = z.strictObject({
  signature: z.string().max(1_000).transform(cleanMultiline),
});

export type SendLetter = z.output<typeof sendLetter>;
export type PreviewLetter = z.output<typeof previewLetter>;
export type AddTemplate = z.output<typeof addTemplate>;
export type EditTemplate = z.output<typeof editTemplate>;
export type SaveSignature = z.output<typeof saveSignature>;
