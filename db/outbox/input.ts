import type { LetterKind, LetterProps } from "../values/letters.ts";
import type { Locale } from "../values/text.ts";

/** A letter that a command owes somebody. */
export interface NewLetter<K extends LetterKind> {
  kind: K;
  props: LetterProps<K>;
  /** Names the occasion: asked for twice, it is still one letter. */
  runKey: string;
  to: { address: string; name: string; staffId?: string };
  locale: Locale;
  /** The record that the letter speaks of. */
  about?: { entity: string; id: string };
  /** Not to be sent earlier; at once when absent. */
  notBefore?: Date;
}

/** What became of handing a letter over. */
export type Outcome =
  | { outcome: "accepted" }
  | { outcome: "refused" | "unknown"; detail: string }
  | { outcome: "retry"; detail: string };
