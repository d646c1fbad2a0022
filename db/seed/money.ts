import type { Tx } from "../index.ts";
import { recountMoney } from "../purchases/recount.ts";
import { invoices, orderLines, orders, payments, settlements } from "../purchases/table.ts";
import { isWorkingDay, lastWorkingDayNotAfter } from "../values/calendar.ts";
import { addDays, type CalendarDate, daysBetween, localDate, zonedToInstant } from "../values/time.ts";
import { lineSum } from "../values/unit-price.ts";
import { type Basket, newUnits, seasonOf, smallThings, upkeep } from "./baskets.ts";
import type { DemoClient } from "./clients.ts";
import { servedByContract } from "./contracts.ts";
import type { Office } from "./office.ts";
import { type Catalogue, makeProducts, writeProducts } from "./products.ts";
import { type Random, seededRandom } from "./random.ts";
import { insertRows } from "./write.ts";

const SEED = 20_261_130;
const CONTRACTS_SEED = 20_261_201;
const TWO_YEARS = 730;

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"] & { id: string };
interface Papers {
  orders: Row<typeof orders>[];
  lines: (typeof orderLines.$inferInsert)[];
  invoices: Row<typeof invoices>[];
  payments: Row<typeof payments>[];
  settlements: Row<typeof settlements>[];
}

/** Two years of what the clients of the demo company bought, owed and paid; the last day is yesterday. */
export function makeMoney(office: Office, base: readonly DemoClient[], opened: Date, now: Date) {
  const random = seededRandom(SEED);
  const contracts = seededRandom(CONTRACTS_SEED);
  const catalogue = makeProducts(random, opened, now);
  const papers: Papers = { orders: [], lines: [], invoices: [], payments: [], settlements: [] };
  const yesterday = addDays(localDate(now, "Europe/Moscow"), -1);
  const buyers = base.filter(({ client }) => client.role === "client" && client.status !== "potential");
  for (const client of buyers) {
    const clerk = new Clerk(random, office, client, catalogue, papers, yesterday);
    for (const day of daysOf(random, client, yesterday)) clerk.sell(day);
  }
  for (const { client, visits } of servedByContract(buyers, papers.orders, yesterday)) {
    const clerk = new Clerk(contracts, office, client, catalogue, papers, yesterday);
    for (const { day, basket } of visits) clerk.sell(day, basket);
  }
  number(papers);
  return { catalogue, papers };
}

export type Money = ReturnType<typeof makeMoney>;

export async function writeMoney(tx: Tx, { catalogue, papers }: Money): Promise<void> {
  await writeProducts(tx, catalogue);
  await insertRows(tx, orders, papers.orders);
  await insertRows(tx, orderLines, papers.lines);
  await insertRows(tx, invoices, papers.invoices);
  await insertRows(tx, payments, papers.payments);
  await insertRows(tx, settlements, papers.settlements);
  await recountMoney(tx, null);
}

/** Banks carry no money on days off. */
const firstWorkingDay = (day: CalendarDate): CalendarDate =>
  isWorkingDay(day) ? day : firstWorkingDay(addDays(day, 1));

/** When a client bought, the earliest first: more often in the season, the lost ones no longer. */
function daysOf(
  random: Random,
  { client, trade, since }: DemoClient,
  yesterday: CalendarDate,
): CalendarDate[] {
  const perYear = trade === "home" ? 0.8 : { A: 7, B: 3.5, C: 1.4 }[client.class];
  // Who is with the company for long bought before the base was begun, too.
  const from = client.status === "loyal" ? TWO_YEARS : since;
  const till = client.status === "lost" ? 280 : 0;
  const days: CalendarDate[] = [];
  for (let ago = from; ago > till; ago -= random.int(5, 9)) {
    const day = lastWorkingDayNotAfter(addDays(yesterday, -ago));
    if (random.chance(((perYear * 7) / 365) * seasonOf(day))) days.push(day);
  }
  if (days.length === 0 && client.status !== "new" && from > till + 40)
    days.push(lastWorkingDayNotAfter(addDays(yesterday, -random.int(till + 20, from))));
  return days;
}

/** Writes the papers of one client. */
class Clerk {
  constructor(
    private readonly random: Random,
    private readonly office: Office,
    private readonly of: DemoClient,
    private readonly catalogue: Catalogue,
    private readonly out: Papers,
    private readonly yesterday: CalendarDate,
  ) {}

  private paper(day: CalendarDate, time: string) {
    const { client, entity, owner, branch } = this.of;
    const at = zonedToInstant({ date: day, time }, this.office.zoneOf(branch));
    return {
      ...{ id: this.random.id(at), clientId: client.id, legalEntityId: entity?.id ?? null },
      ...{ branchId: client.branchId, managerId: owner.id, number: null as string | null },
      ...{ day, at, createdAt: at },
    };
  }

  private linesOf(orderId: string, basket: Basket, day: CalendarDate, sign: "" | "-") {
    return basket.flatMap(([code, quantity], place) => {
      const product = this.catalogue.byCode.get(code);
      if (!product) return [];
      const price = product.priceOn(day);
      const signed = sign + quantity;
      const sum = lineSum(signed, price);
      return [{ orderId, place, productId: product.id, name: null, quantity: signed, price, sum }];
    });
  }

  private chosenOn(day: CalendarDate): Basket {
    const { random, of } = this;
    if (random.chance(0.2 * seasonOf(day))) return newUnits(random, of);
    return random.chance(0.62) ? upkeep(random, of) : smallThings(random, of);
  }

  sell(day: CalendarDate, basket: Basket = this.chosenOn(day)): void {
    const { random, of } = this;
    const order = this.paper(day, "11:05");
    const lines = this.linesOf(order.id, basket, day, "");
    const total = lines.reduce((sum, line) => sum + line.sum, 0);
    this.out.orders.push({ ...order, kind: "sale", orderId: null, bought: total, returned: 0, credited: 0 });
    this.out.lines.push(...lines);
    const isHome = of.trade === "home";
    const back = !isHome && random.chance(0.03) ? this.giveBack(order.id, day, basket) : null;
    if (isHome) this.pay(day, total, []);
    else this.ask(order.id, day, total, back);
  }

  /** One line of what was sold comes back within three weeks. */
  private giveBack(orderId: string, day: CalendarDate, basket: Basket) {
    const later = firstWorkingDay(addDays(day, this.random.int(4, 20)));
    const line = basket.find(([code]) => !/^[МОВ]-/u.test(code));
    if (!line || later > this.yesterday) return null;
    const paper = this.paper(later, "16:30");
    const lines = this.linesOf(paper.id, [[line[0], "1"]], day, "-");
    const returned = -lines.reduce((sum, one) => sum + one.sum, 0);
    const row = { ...paper, kind: "return" as const, orderId, bought: 0, returned, credited: 0 };
    this.out.orders.push(row);
    this.out.lines.push(...lines);
    return row;
  }

  private ask(orderId: string, day: CalendarDate, total: number, back: Row<typeof orders> | null): void {
    const { random, of } = this;
    const term = of.client.class === "A" ? 30 : 10;
    const invoice = {
      ...this.paper(day, "11:20"),
      orderId,
      dueOn: addDays(day, term),
      total,
      paid: 0,
      credited: 0,
    };
    this.out.invoices.push(invoice);
    // Most pay in time, some a little late; a few of the last months not yet at all, or in part.
    const age = daysBetween(day, this.yesterday);
    const isSlow = age < 150 && random.chance(0.07);
    const wait = random.chance(0.8) ? random.int(1, term) : term + random.int(1, 14);
    const paidOn = firstWorkingDay(addDays(day, wait));
    if (!isSlow && paidOn <= this.yesterday) this.pay(paidOn, total, [invoice]);
    else if (isSlow && random.chance(0.4)) this.pay(day, Math.round(total / 2), [invoice]);
    if (back) this.settleReturn(back, invoice);
  }

  /** A return lowers what is unpaid of its invoice; what is over is mostly given back in money. */
  private settleReturn(back: Row<typeof orders>, invoice: Row<typeof invoices>): void {
    const { random, out } = this;
    const open = (invoice.total ?? 0) - (invoice.paid ?? 0);
    const amount = Math.min(back.returned ?? 0, open);
    if (amount > 0) {
      invoice.credited = amount;
      back.credited = amount;
      out.settlements.push({
        id: random.id(back.at),
        invoiceId: invoice.id,
        paymentId: null,
        returnId: back.id,
        amount,
      });
    }
    const rest = (back.returned ?? 0) - amount;
    const day = firstWorkingDay(addDays(back.day, 5));
    if (rest > 0 && day <= this.yesterday && random.chance(0.8)) this.pay(day, -rest, []);
  }

  private pay(day: CalendarDate, amount: number, covers: readonly Row<typeof invoices>[]): void {
    const payment = { ...this.paper(day, "14:40"), amount, applied: 0 };
    for (const invoice of covers) {
      const part = Math.min(amount - payment.applied, invoice.total - (invoice.paid ?? 0));
      if (part <= 0) continue;
      invoice.paid = (invoice.paid ?? 0) + part;
      payment.applied += part;
      const id = this.random.id(payment.at);
      this.out.settlements.push({
        id,
        invoiceId: invoice.id,
        paymentId: payment.id,
        returnId: null,
        amount: part,
      });
    }
    this.out.payments.push(payment);
  }
}

/** Numbers run through a year in the order of the days, as an accountant gives them. */
function number({ orders: sales, invoices: asked, payments: money }: Papers): void {
  for (const rows of [sales, asked, money]) {
    const counts = new Map<string, number>();
    for (const row of rows.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      const year = row.day.slice(0, 4);
      const n = (counts.get(year) ?? 0) + 1;
      counts.set(year, n);
      row.number = String(n);
    }
  }
}
