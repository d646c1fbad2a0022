import type { SelectOption } from "#components/select.tsx";
import { capitalize, type Locale, type Text } from "#db/values/text.ts";

/** A registry as the choices of a list. */
export const optionsOf = (registry: Record<string, { label: Text }>, locale: Locale): SelectOption[] =>
  Object.entries(registry).map(([value, { label }]) => ({ value, label: capitalize(label[locale]) }));
