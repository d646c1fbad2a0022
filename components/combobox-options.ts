export type ComboboxOption = {
  value: string;
  label: string;
  /** Quiet text at the right: the town, the department. */
  hint?: string;
};

/** For comparison of what was typed with a label: case, ё and е, width of letters do not matter. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();
}

/** The options that hold every word typed, in any order; those that begin with the text come first. */
export function matching(options: readonly ComboboxOption[], typed: string): ComboboxOption[] {
  const text = folded(typed);
  if (text === "") return [...options];
  const words = text.split(/\s+/);
  const found = options.filter((option) => {
    const label = folded(`${option.label} ${option.hint ?? ""}`);
    return words.every((word) => label.includes(word));
  });
  const begins = (option: ComboboxOption) => folded(option.label).startsWith(text);
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}
