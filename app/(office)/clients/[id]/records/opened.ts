import type { Messages } from "#app/messages/catalogues.ts";
import type { SelectOption } from "#components/select.tsx";
import type { CardDossier } from "#db/clients/dossier.ts";
import type { Locale } from "#db/values/text.ts";

type Words = Messages["dossier"]["dialogs"];

export interface PersonOfRecords {
  id: string;
  name: string;
  linkVersion: number;
  left: boolean;
}

/** The records of a card as they stood when a dialog was asked for. */
export interface Records extends CardDossier {
  client: { id: string; version: number };
  today: string;
  people: PersonOfRecords[];
  choices: Record<
    "categories" | "visibilities" | "dateKinds" | "months" | "agreementKinds" | "subjectKinds" | "roles",
    SelectOption[]
  >;
  words: Words & { facts: Messages["clients"]["facts"] };
  locale: Locale;
}

/** What every dialog of a record is given: all records, the id of its own (empty: a new one), the way out. */
export interface DialogProps {
  records: Records;
  id: string;
  onClose: () => void;
}

/** People one can name in a record: those of today; who has left is there only where already named. */
export const peopleChoices = ({ people }: Records, named?: string | null): SelectOption[] =>
  people.filter(({ id, left }) => !left || id === named).map(({ id, name }) => ({ value: id, label: name }));

/** Words of one dialog together with those of all of them. */
export function wordsOf<Name extends Exclude<keyof Words, "common">>({ words }: Records, name: Name) {
  return { ...words.common, ...words[name] };
}

/** Asks for the records anew; null when the server cannot be reached or the client is not there any more. */
export async function fetchRecords(clientId: string): Promise<Records | null> {
  const answer = await fetch(`/clients/${clientId}/records`).catch(() => null);
  if (!answer?.ok) return null;
  return ((await answer.json()) as { data: Records }).data;
}
