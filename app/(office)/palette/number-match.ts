import { queryKeys, searchKey } from "#db/values/search.ts";

/** «Ж00036» is typed as one word; a number is looked for by its parts. */
export const inParts = (query: string): string => query.replace(/^(\p{L})(?=\d)/u, "$1 ");

/** «00036», «2026-00036», «Ж-00036»: the whole last part of the number, and before it nothing that is not in it. */
export function isNumberOf(number: string, query: string): boolean {
  const parts = searchKey(number).split(" ");
  const keys = [searchKey(inParts(query)), ...queryKeys(inParts(query))];
  return keys.some((key) => {
    const typed = key.split(" ");
    return typed.at(-1) === parts.at(-1) && typed.every((part) => parts.includes(part));
  });
}
