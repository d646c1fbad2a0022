import type { Text } from "#db/values/locale.ts";
import type { BaseDraft, Cell } from "./cell.ts";
import type { Guess } from "./field-words.ts";

export interface ImportField<D extends BaseDraft = BaseDraft> {
  label: Text;
  /** Several columns may go here (phones, notes); otherwise one. */
  many: boolean;
  guess: Guess;
  /** The few values it can have, when it can be mended by choosing one. */
  values?: readonly Text[];
  /** An empty cell never empties it, whatever the settings say. */
  keeps?: boolean;
  /** Puts the cell into the row's draft, with a problem beside it where something is wrong. Never gets an empty cell. */
  read: (cell: Cell<D>) => void;
}
