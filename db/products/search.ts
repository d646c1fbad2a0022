import { and, or, type SQL, sql } from "drizzle-orm";
import { products } from "#db/products/table.ts";
import { queryKeys, searchKey } from "#db/values/search.ts";

/** What `products.search` holds: code and name in the keys of the search, a space at both ends. */
export const productSearch = ({ code, name }: { code: string; name: string }): string =>
  ` ${searchKey(`${code} ${name}`)} `;

/** Products that a typed query finds; an empty one finds all, one without a letter or digit none. */
export function productFound(query: string): SQL {
  if (query.trim() === "") return sql`true`;
  const ways = queryKeys(query.slice(0, 100)).map((key) => key.split(" ").filter(Boolean).slice(0, 8));
  if (ways.length === 0) return sql`false`;
  const word = (text: string) => sql`${products.search} like ${`%${text.length < 3 ? " " : ""}${text}%`}`;
  return or(...ways.map((words) => and(...words.map(word)))) as SQL;
}
