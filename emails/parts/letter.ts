import type { ReactElement } from "react";
import type { LetterKind, LetterProps } from "#db/values/letters.ts";
import type { Locale } from "#db/values/text.ts";

/** One letter: its subject, and its body as a component. */
export interface Letter<K extends LetterKind> {
  subject(props: LetterProps<K>, locale: Locale): string;
  /** Where an answer goes, when not to the office. */
  replyTo?(props: LetterProps<K>): { address: string; name: string };
  body(props: LetterProps<K>, locale: Locale): ReactElement;
}
