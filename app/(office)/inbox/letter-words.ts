import type { Words } from "#app/words.ts";
import type { InboxRow } from "#db/inbox/queries.ts";
import { automaticReasons } from "#db/inbox/states.ts";
import type { Locale } from "#db/values/text.ts";

type Letter = Pick<InboxRow, "fromName" | "fromAddress" | "candidates" | "automatic" | "isColleagues">;

export const subjectOf = ({ subject }: Pick<InboxRow, "subject">, t: Words<"inbox">): string =>
  subject || t("noSubject");

/** «Пётр Котов, petr@example.ru», whichever of the two is there. */
export const senderOf = ({ fromName, fromAddress }: Letter, t: Words<"inbox">): string =>
  [fromName, fromAddress].filter(Boolean).join(", ") || t("nobody");

/** Why nobody but a person can say whose it is. */
export function whyHere(letter: Letter, t: Words<"inbox">, locale: Locale): string {
  if (letter.automatic) return automaticReasons[letter.automatic].label[locale];
  if (letter.isColleagues) return t("why.colleague");
  if (letter.candidates.length > 1) return t("why.several");
  return t(letter.candidates.length === 1 ? "why.one" : "why.nobody");
}
