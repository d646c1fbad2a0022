import type { ComboboxOption } from "#components/combobox-options.ts";

async function ask(path: string): Promise<ComboboxOption[]> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(response.statusText);
  return ((await response.json()) as { data: ComboboxOption[] }).data;
}

/** Clients that fit what was typed, with their kind before the id: «person:…». */
export const findClients = (text: string) => ask(`/complaints/clients?find=${encodeURIComponent(text)}`);

/** Colleagues who may answer for a complaint. */
export const findHandlers = (text: string) => ask(`/complaints/handlers?find=${encodeURIComponent(text)}`);
