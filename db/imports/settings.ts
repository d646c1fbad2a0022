import { z } from "zod";
import type { Text } from "#db/values/locale.ts";
import { clean } from "#db/values/text.ts";
import { choices } from "./rules.ts";

export const modes = {
  both: { ru: "Заводить новых и обновлять прежних", en: "Create new ones and update known ones" },
  create: { ru: "Только заводить новых", en: "Only create new ones" },
  update: { ru: "Только обновлять прежних", en: "Only update known ones" },
} satisfies Record<string, Text>;

/** How a filled cell meets a filled field. */
export const policies = {
  replace: { ru: "заменять", en: "replace" },
  fill: { ru: "только в пустое", en: "only if empty" },
  keep: { ru: "только новым", en: "new ones only" },
} satisfies Record<string, Text>;

export type Mode = keyof typeof modes;
export type Policy = keyof typeof policies;

const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]];

/** What to do with a name the base does not know: take it as new, take another for it, or leave the field empty. */
export const nameChoice = z.strictObject({
  relation: z.string().max(20),
  /** As the file has it. */
  name: z.string().max(300),
  choice: z.enum(["create", "map", "empty"]),
  /** Of `map`: the id or the name of the one that is meant. */
  target: z.string().max(300).optional(),
  /** The target was made for this import: it goes when the import is undone. */
  made: z.boolean().optional(),
});
export type NameChoice = z.output<typeof nameChoice>;

export const settings = z.strictObject({
  mode: z.enum(keys(modes)).default("both"),
  /** By what a row finds its client; `auto` is code, else ИНН with the name, else the name with an address or number. */
  key: z.string().max(20).default("auto"),
  /** What an empty cell does to a filled field. */
  empty: z.enum(["keep", "clear"]).default("keep"),
  /** By field; what is not named is replaced. */
  policies: z.record(z.string().max(64), z.enum(keys(policies))).default({}),
  /** By ground of the likeness. */
  rules: z.partialRecord(z.enum(["inn", "phone", "email", "file", "unknown"]), z.enum(choices)).default({}),
  names: z.array(nameChoice).max(2_000).default([]),
  /** The client of rows that name none: sales over the counter. Empty: such rows stay out. */
  counter: z.string().max(300).transform(clean).default(""),
});

export type ImportSettings = z.output<typeof settings>;

export const usualSettings: ImportSettings = settings.parse({});
