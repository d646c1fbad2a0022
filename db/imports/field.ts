import type { Text } from "#db/values/locale.ts";
import type { Cell } from "./draft.ts";
import type { Guess } from "./field-words.ts";

export interface ImportField {
  label: Text;
  /** Several columns may go here (phones, notes); otherwise one. */
  many: boolean;
  guess: Guess;
  /** Puts the cell into the row's draft, with a problem beside it where something is wrong. Never gets an empty cell. */
  read: (cell: Cell) => void;
}
