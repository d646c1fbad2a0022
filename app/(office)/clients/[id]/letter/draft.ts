/** A letter begun and not sent, kept in the browser for this person and client: a slip costs no text. */
export interface LetterDraft {
  /** Made once for a draft: sending it twice sends one letter. */
  key: string;
  to: string;
  subject: string;
  body: string;
}

const nameOf = (place: string) => `slovo.letter.${place}`;

export const newDraft = (to: string): LetterDraft => ({
  key: crypto.randomUUID(),
  to,
  subject: "",
  body: "",
});

export function keptLetter(place: string): LetterDraft | null {
  const kept = sessionStorage.getItem(nameOf(place));
  return kept === null ? null : (JSON.parse(kept) as LetterDraft);
}

export function keepLetter(place: string, draft: LetterDraft): void {
  if (draft.subject === "" && draft.body === "") forgetLetter(place);
  else sessionStorage.setItem(nameOf(place), JSON.stringify(draft));
}

export const forgetLetter = (place: string): void => sessionStorage.removeItem(nameOf(place));
