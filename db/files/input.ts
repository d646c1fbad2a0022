import { z } from "zod";
import { key, version } from "#db/contacts/input.ts";
import { clean } from "#db/values/text.ts";

const LONGEST = 200;

/** As people call it, without the folders that some browsers put before; a long name keeps its ending. */
export function fileName(written: string): string {
  const name = clean(written.split(/[/\\]/).at(-1) ?? "");
  if (name.length <= LONGEST) return name;
  const ending = /\.[^.\s]{1,12}$/u.exec(name)?.[0] ?? "";
  return `${name.slice(0, LONGEST - ending.length - 1).toWellFormed()}…${ending}`;
}

export const attachFile = z.strictObject({
  key,
  clientId: z.guid(),
  interactionId: z.guid().nullable(),
  agreementId: z.guid().nullable(),
  name: z.string().max(2_000).transform(fileName).pipe(z.string().min(1)),
});

const one = { clientId: z.guid(), id: z.guid() };
export const fileOf = z.strictObject(one);
export const removeFile = z.strictObject({ ...one, expectedVersion: version });

export type AttachFile = z.output<typeof attachFile>;
export type FileOf = z.output<typeof fileOf>;
export type RemoveFile = z.output<typeof removeFile>;
