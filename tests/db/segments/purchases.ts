import { db } from "#db/index.ts";
import { productGroups, products } from "#db/products/table.ts";
import { invoices, orderLines, orders } from "#db/purchases/table.ts";

const at = new Date("2026-03-19T06:00:00Z");

/** A group within a group, with a product each, and a product of no group. */
export async function makeGoods() {
  const add = async (name: string, parentId: string | null) =>
    (await db.insert(productGroups).values({ name, parentId }).returning())[0]?.id ?? "";
  const top = await add("Фильтры", null);
  const inner = await add("Карманные", top);
  const rows = await db
    .insert(products)
    .values(
      [top, inner, null].map((groupId, n) => ({
        code: `${n}`,
        codeKey: `${n}`,
        name: `Товар ${n}`,
        groupId,
      })),
    )
    .returning();
  const groups = [[top], [inner, top], []];
  return rows.map(({ id }, n) => ({ id, groups: groups[n] ?? [] }));
}

export type Goods = Awaited<ReturnType<typeof makeGoods>>;

/** Purchases, returns and debts of one client, by its number: also called off, on both sides of months and of terms. */
export async function buyOf(clientId: string, i: number, goods: Goods) {
  const days =
    [[], ["2026-03-19"], ["2026-02-17", "2025-04-01"], ["2025-03-31"], ["2026-01-18", "2026-01-17"]][i % 5] ??
    [];
  const papers: { month: number; sum: number; day: string; good: number }[] = [];
  for (const [n, day] of days.entries()) {
    const isBack = n > 0 && i % 3 === 0;
    const isOff = i % 11 === 3 && n === 0;
    const sum = [5_000, 100_000, 250_050][(i + n) % 3] ?? 0;
    const good = (i + n) % goods.length;
    const [order] = await db
      .insert(orders)
      .values({
        ...{ clientId, day, at, kind: isBack ? "return" : "sale" },
        ...(isBack ? { returned: sum } : { bought: sum }),
        ...(isOff && { cancelledAt: at, cancelReason: "x" }),
      })
      .returning({ id: orders.id });
    const price = (sum / 100).toFixed(2);
    await db.insert(orderLines).values({
      ...{ orderId: order?.id ?? "", place: 0, productId: goods[good]?.id, price },
      ...(isBack ? { quantity: "-1", sum: -sum } : { quantity: "1", sum }),
    });
    const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
    if (!isOff) papers.push({ month, sum: isBack ? -sum : sum, day, good });
  }
  const debts = [
    [],
    [["2026-03-19", 100_000]],
    [["2026-03-18", 40_000]],
    [
      ["2026-03-18", 99_999],
      ["2026-02-01", 1],
    ],
    [],
  ] as const;
  const owed = debts[(i * 3 + (i >> 2)) % 5] ?? [];
  for (const [dueOn, total] of owed)
    await db
      .insert(invoices)
      .values({ clientId, day: "2026-01-10", at, dueOn, total: total + 500, paid: 500 });
  const sales = papers.filter(({ sum }) => sum > 0);
  const last = sales
    .map(({ day }) => day)
    .sort()
    .at(-1);
  const got = [...new Set(sales.map(({ good }) => good))];
  const total = (list: readonly (readonly [string, number])[]) => list.reduce((sum, [, one]) => sum + one, 0);
  return {
    papers,
    purchase: last ? new Date(`${last}T00:00:00+03:00`) : null,
    product: got.map((n) => goods[n]?.id ?? ""),
    productGroup: [...new Set(got.flatMap((n) => goods[n]?.groups ?? []))],
    owes: total(owed),
    overdue: total(owed.filter(([dueOn]) => dueOn < "2026-03-19")),
  };
}

/** What the plain evaluation knows of purchases: kopecks with their month as a number, a return below zero. */
export type Bought = Awaited<ReturnType<typeof buyOf>>;
