import type { Tx } from "../index.ts";
import { codeKey } from "../products/code-key.ts";
import { productSearch } from "../products/search.ts";
import { productGroups, productPrices, products } from "../products/table.ts";
import { addDays, localDate } from "../values/time.ts";
import type { Random } from "./random.ts";
import { catalogue } from "./texts/catalogue.ts";
import { insertRows } from "./write.ts";

/** Last year everything cost so much of what it costs now. */
const LAST_YEAR = 0.93;

export interface Priced {
  id: string;
  /** The price list's word for a day, as decimal text. */
  priceOn(day: string): string;
}

/** The catalogue with its prices of two years. */
export function makeProducts(random: Random, opened: Date, now: Date) {
  const thisYear = `${localDate(now, "Europe/Moscow").slice(0, 4)}-01-01`;
  const groups = catalogue.map(({ name }) => ({
    id: random.id(opened),
    name,
    parentId: null as string | null,
    createdAt: opened,
  }));
  const idOf = new Map(groups.map(({ id, name }) => [name, id]));
  for (const [i, { within }] of catalogue.entries()) {
    const group = groups[i];
    if (group && within) group.parentId = idOf.get(within) ?? null;
  }
  const rows = catalogue.flatMap(({ name: group, rows: listed }) =>
    listed.map(([code, name, unit, price]) => ({
      row: {
        ...{ id: random.id(opened), code, codeKey: codeKey(code), name, unit },
        groupId: idOf.get(group) ?? null,
        search: productSearch({ code, name }),
        ...{ createdAt: opened, updatedAt: opened },
      },
      price,
      before: (Math.round(Number(price) * LAST_YEAR * 20) / 20).toString(),
    })),
  );
  const byCode = new Map(
    rows.map(({ row, price, before }): [string, Priced] => [
      row.code,
      { id: row.id, priceOn: (day) => (day < thisYear ? before : price) },
    ]),
  );
  const since = localDate(opened, "Europe/Moscow");
  const prices = rows.flatMap(({ row, price, before }) => [
    { productId: row.id, validFrom: since < thisYear ? since : addDays(thisYear, -1), price: before },
    { productId: row.id, validFrom: thisYear, price },
  ]);
  return { groups, rows: rows.map(({ row }) => row), prices, byCode };
}

export type Catalogue = ReturnType<typeof makeProducts>;

export async function writeProducts(tx: Tx, { groups, rows, prices }: Catalogue): Promise<void> {
  // Those at the top first: the others name them.
  await insertRows(
    tx,
    productGroups,
    groups.filter(({ parentId }) => parentId === null),
  );
  await insertRows(
    tx,
    productGroups,
    groups.filter(({ parentId }) => parentId !== null),
  );
  await insertRows(tx, products, rows);
  await insertRows(tx, productPrices, prices);
}
