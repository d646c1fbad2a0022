import { type ComboboxOption, matching } from "#components/combobox-options.ts";

let known: Promise<ComboboxOption[]> | undefined;

async function load(): Promise<ComboboxOption[]> {
  const response = await fetch("/clients/choices?of=owner");
  if (!response.ok) throw new Error(response.statusText);
  const { data } = (await response.json()) as { data: ComboboxOption[] };
  return data.filter(({ value }) => value !== "none");
}

/** Colleagues who may be responsible, asked for once a page and then looked through as one types. */
export async function findOwners(text: string): Promise<ComboboxOption[]> {
  known ??= load();
  try {
    return matching(await known, text);
  } catch (failure) {
    known = undefined;
    throw failure;
  }
}
