import { eq, inArray } from "drizzle-orm";
import { db } from "#db/index.ts";
import { invoices, orderLines, orders, payments, settlements } from "#db/purchases/table.ts";

const latest = (days: readonly string[]) => days.toSorted().at(-1) ?? null;
const total = (sums: readonly number[]) => sums.reduce((all, one) => all + one, 0);

/** Papers of a client added up paper by paper, as somebody with a calculator would: from lines and settlements only. */
export async function addUp(clientId: string) {
  const live = <T extends { cancelledAt: Date | null }>(rows: T[]) => rows.filter((row) => !row.cancelledAt);
  const sales = live(await db.select().from(orders).where(eq(orders.clientId, clientId)));
  const asked = live(await db.select().from(invoices).where(eq(invoices.clientId, clientId)));
  const money = live(await db.select().from(payments).where(eq(payments.clientId, clientId)));
  const ids = sales.map(({ id }) => id);
  const lines = await db.select().from(orderLines).where(inArray(orderLines.orderId, ids));
  const isLive = new Set([...sales, ...asked, ...money].map(({ id }) => id));
  const all = await db.select().from(settlements);
  const parts = all.filter((p) => isLive.has(p.invoiceId) && isLive.has(p.paymentId ?? p.returnId ?? ""));

  const counted = sales.map((order) => {
    const sums = lines.filter((one) => one.orderId === order.id).map(({ sum }) => sum);
    const bought = total(sums.filter((sum) => sum > 0));
    return { ...order, bought, returned: -total(sums.filter((sum) => sum < 0)) };
  });
  const unpaid = asked.map((one) => ({
    dueOn: one.dueOn,
    left: one.total - total(parts.filter((part) => part.invoiceId === one.id).map(({ amount }) => amount)),
  }));
  const owing = unpaid.filter(({ left }) => left > 0);

  const isInvoiced = (order: { id: string; orderId: string | null }) =>
    asked.some((one) => one.orderId !== null && [order.id, order.orderId].includes(one.orderId));
  const free = total(
    money.map((one) => one.amount - total(parts.filter((p) => p.paymentId === one.id).map((p) => p.amount))),
  );
  const given = total(
    counted
      .filter(isInvoiced)
      .map((one) => one.returned - total(parts.filter((p) => p.returnId === one.id).map((p) => p.amount))),
  );
  const uninvoiced = total(counted.filter((one) => !isInvoiced(one)).map((one) => one.bought - one.returned));

  const real = counted.filter(({ bought }) => bought > 0);
  const came = money.filter(({ amount }) => amount > 0);
  const sumsIn = (month: string) => {
    const inMonth = <T extends { day: string }>(rows: T[]) => rows.filter(({ day }) => day.startsWith(month));
    return {
      orders: inMonth(real).length,
      bought: total(inMonth(counted).map((one) => one.bought)),
      returned: total(inMonth(counted).map((one) => one.returned)),
      paid: total(inMonth(money).map((one) => one.amount)),
      lastOrderOn: latest(inMonth(real).map(({ day }) => day)),
      lastPaidOn: latest(inMonth(came).map(({ day }) => day)),
    };
  };
  const months = [...new Set([...counted, ...money].map(({ day }) => day.slice(0, 7)))].sort();
  const isEmpty = sales.length + asked.length + money.length === 0;
  return {
    months: months.map((month) => ({ clientId, month: `${month}-01`, ...sumsIn(month) })),
    totals: isEmpty
      ? undefined
      : {
          clientId,
          ...sumsIn(""),
          firstOrderOn: real.map(({ day }) => day).sort()[0] ?? null,
          owes: total(owing.map(({ left }) => left)),
          oldestDueOn: owing.map(({ dueOn }) => dueOn).sort()[0] ?? null,
          advance: Math.max(0, free + given - Math.max(0, uninvoiced)),
        },
  };
}
