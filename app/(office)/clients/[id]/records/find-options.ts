import type { ComboboxOption } from "#components/combobox-options.ts";

/** Looks one kind of thing up on the server as a text is typed. */
const finder =
  (address: string) =>
  async (text: string): Promise<ComboboxOption[]> => {
    const answer = await fetch(`${address}?find=${encodeURIComponent(text)}`);
    if (!answer.ok) return [];
    return ((await answer.json()) as { data: ComboboxOption[] }).data;
  };

export const findSubjects = finder("/clients/subjects/find");
export const findGroups = finder("/clients/groups/find");
const findChosen = finder("/complaints/clients");

/** Clients, without the kind that a complaint needs to know. */
export const findClients = async (text: string): Promise<ComboboxOption[]> =>
  (await findChosen(text)).map((option) => ({ ...option, value: option.value.replace(/^.*:/, "") }));
