import type { Messages } from "#app/messages/catalogues.ts";
import type { SelectOption } from "#components/select.tsx";
import type { FactName } from "#db/clients/input.ts";
import type { OwnField } from "#db/fields/queries.ts";
import type { OwnName } from "#db/fields/value.ts";

export type FactWords = Messages["clients"]["facts"];

export interface Fact {
  field: FactName | "owner" | OwnName;
  /** Of a field that has no word of its own in the catalogue. */
  label?: string;
  /** The company's field that it is. */
  own?: OwnField;
  /** As it is edited: the key of a choice, the text of a line; empty when nothing is known. */
  value: string;
  /** In words. */
  shown: string;
  options?: SelectOption[];
  /** The word for no choice; without it one has to be made. */
  empty?: string;
  long?: boolean;
  hint?: string;
  /** What a press opens instead of a field in place. */
  opens?: "class";
  /** Shown, not edited. */
  locked: boolean;
}

/** What stands before the value. */
export const labelOf = ({ field, label }: Fact, words: FactWords): string =>
  label ?? words[field as Exclude<Fact["field"], OwnName>];
