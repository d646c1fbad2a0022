import type { ComboboxOption } from "#components/combobox-options.ts";
import type { InteractionKind } from "#db/interactions/kinds.ts";

/** A promise as the person sees it: found in the text, or set by hand. */
export interface PromiseDraft {
  title: string;
  /** ISO date and HH:MM in the person's zone; no hour means the end of the day. */
  date: string;
  time: string;
  to: ComboboxOption | undefined;
}

/** All that has been typed and not yet sent. */
export interface Draft {
  /** Made once for a draft: sending it twice writes it down once. */
  key: string;
  kind: InteractionKind;
  text: string;
  contactId: string;
  outcome: string;
  minutes: string;
  /** Who began: «in» is the client. */
  direction: "in" | "out";
  decision: string;
  /** Set by hand; null follows what is found in the text. */
  promise: PromiseDraft | null;
  /** The words of a found promise that the person does not want as an assignment. */
  dropped: string;
}

export const emptyDraft = (kind: InteractionKind): Draft => ({
  key: crypto.randomUUID(),
  kind,
  text: "",
  contactId: "",
  outcome: "",
  minutes: "",
  direction: "out",
  decision: "",
  promise: null,
  dropped: "",
});

const nameOf = (place: string) => `slovo.draft.${place}`;

/** Kept in the tab: a reload, a lost connection or a signed-out session does not cost the text. */
export function keepDraft(place: string, draft: Draft): void {
  if (draft.text === "" && draft.promise === null) sessionStorage.removeItem(nameOf(place));
  else sessionStorage.setItem(nameOf(place), JSON.stringify(draft));
}

export function keptDraft(place: string): Draft | null {
  const kept = sessionStorage.getItem(nameOf(place));
  return kept === null ? null : { ...emptyDraft("call"), ...(JSON.parse(kept) as Partial<Draft>) };
}
