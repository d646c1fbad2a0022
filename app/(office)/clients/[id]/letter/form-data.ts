import type { Messages } from "#app/messages/catalogues.ts";
import type { SelectOption } from "#components/select.tsx";

/** What the dialog of a letter asks for when it opens. */
export interface LetterForm {
  actorId: string;
  client: string;
  /** `left`: unsubscribed from mailings; a letter of one's own may still go there. */
  addresses: (SelectOption & { closed: boolean; left: boolean })[];
  signature: string;
  answersTo: string;
  templates: (SelectOption & { subject: string; body: string })[];
  words: Messages["letters"]["dialog"];
}

async function data<T>(answer: Response | null): Promise<T | null> {
  return answer?.ok ? ((await answer.json()) as { data: T }).data : null;
}

export const fetchLetterForm = async (clientId: string): Promise<LetterForm | null> =>
  data(await fetch(`/clients/${clientId}/letter`).catch(() => null));

export interface Preview {
  subject: string;
  html: string;
  broken: string[];
}

export const fetchPreview = async (
  clientId: string,
  letter: { contactId: string | null; subject: string; body: string },
): Promise<Preview | null> =>
  data(
    await fetch(`/clients/${clientId}/letter/preview`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(letter),
    }).catch(() => null),
  );
