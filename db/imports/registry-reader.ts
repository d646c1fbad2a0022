import type { Text } from "#db/values/locale.ts";
import { searchKey } from "#db/values/search.ts";

/** Finds the key of a registry by its label in either language, by the key itself or by another word for it. */
export function registryReader<K extends string>(
  registry: Record<K, { label: Text }>,
  others: Partial<Record<K, readonly string[]>> = {},
): (text: string) => K | undefined {
  const keys = new Map<string, K>();
  for (const key of Object.keys(registry) as K[]) {
    const { ru, en } = registry[key].label;
    for (const word of [key, ru, en, ...(others[key] ?? [])]) keys.set(searchKey(word), key);
  }
  return (text) => keys.get(searchKey(text));
}
