import type { Messages } from "#app/messages/catalogues.ts";
import type { Locale } from "#db/values/text.ts";
import type { DraftGroup } from "./draft.ts";
import type { FieldChoice } from "./field-choices.ts";

export type EditorWords = Messages["segments"]["editor"];

/** What every part of the editor needs: the fields, the words, the tree and how to change it. */
export interface Desk {
  fields: readonly FieldChoice[];
  words: EditorWords;
  locale: Locale;
  root: DraftGroup;
  /** How many clients a node chooses by itself, by its key; nothing while it is being counted. */
  own: ReadonlyMap<string, number>;
  /** Unfinished conditions are marked after an attempt to save. */
  marks: boolean;
  /** `focus` is a selector of what the keyboard goes to when the change is drawn. */
  change: (next: DraftGroup, focus?: string) => void;
}

export const numberIn = (locale: Locale, n: number | undefined): string =>
  n === undefined ? "" : n.toLocaleString(locale === "ru" ? "ru-RU" : "en-GB");
