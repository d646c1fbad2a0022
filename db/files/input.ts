import { z } from "zod";
import { key, version } from "#db/contacts/input.ts";
import { clean } from "#db/values/text.ts";

const LONGEST = 200;

/**
 * As people call it, without the folders that some browsers put before; a long name keeps its ending. Dots and
 * blanks at the end are none: Windows drops them, and «a.exe.» would be a program again.
 */
export function fileName(written: string): string {
  const name = clean(written.split(/[/\\]/).at(-1) ?? "").replace(/[.\s]+$/u, "");
  if (name.length <= LONGEST) return name;
  const ending = /\.[^.\s]{1,12}$/u.exec(name)?.[0] ?? "";
  return `${name.slice(0, LONGEST - ending.length - 1).toWellFormed()}…${ending}`;
}

export const attachFile = z.strictObject({
  key,
  clientId: z.guid(),
  interactionId: z.guid().nullable(),
  agreementId: z.guid().nullable(),
  name: z
    .string()
    .max(2_000)
    .transform(fileName)
    .pipe(
      z
        .string()
        .min(1)
        // An ending that is too long to be known would pass for none.
        .refine((name) => !/\.[^.\s]{13,}$/u.test(name), "file_ending_long"),
    ),
});

const one = { clientId: z.guid(), id: z.guid() };
export const fileOf = z.strictObject(one);
export const removeFile = z.strictObject({ ...one, expectedVersion: version });

export type AttachFile = z.output<typeof attachFile>;
export type FileOf = z.output<typeof fileOf>;
export type RemoveFile = z.output<typeof removeFile>;
