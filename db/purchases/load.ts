import { sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { insertMany } from "#db/imports/many.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import { codeKey } from "#db/products/code-key.ts";
import { productSearch } from "#db/products/search.ts";
import { products } from "#db/products/table.ts";
import { sumsOf } from "#db/purchases/lines.ts";
import type { LoadedLine, LoadedOrder } from "#db/purchases/loaded.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { orderLines, orders } from "#db/purchases/table.ts";
import { lineSum } from "#db/values/unit-price.ts";

/** Orders and lines of one transaction: about half a second of writing, so that nobody waits long for a client. */
const MOST_ORDERS = 2_000;
const MOST_LINES = 20_000;

export interface Loaded {
  orders: number;
  lines: number;
  /** Orders that were there already and stayed as they are. */
  known: number;
}

/** What one set has made: ids of the orders by the keys of their file, and products that nobody had named before. */
interface Made extends Loaded {
  made: ReadonlyMap<string, string>;
  products: string[];
}

interface Origin {
  importId: string | null;
  now: Date;
}

/** Held in one order, so that two loads and the people at work wait for each other and never in a ring. */
export async function lockClients(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select from ${clients} where id = any(${sql.param(ids)}::uuid[]) order by id for no key update`);
}

/** The product of each code, made where it is new, under the first name that a line gives it. */
async function findProducts(tx: Tx, lines: readonly LoadedLine[]) {
  const wanted = new Map<string, { code: string; codeKey: string; name: string }>();
  for (const { code, name } of lines) {
    const key = code === null ? "" : codeKey(code);
    const known = wanted.get(key);
    if (code === null || key === "" || (known && (known.name !== known.code || !name))) continue;
    wanted.set(key, { code: known?.code ?? code, codeKey: key, name: name || code });
  }
  const rows = [...wanted.values()].map((row) => ({ ...row, search: productSearch(row) }));
  const made = await tx.execute<{ id: string }>(sql`
    insert into ${products} (code, code_key, name, search)
    select code, "codeKey", name, search
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(code text, "codeKey" text, name text, search text)
    order by "codeKey" on conflict (code_key) do nothing returning id`);
  const found = await tx.execute<{ id: string; key: string }>(sql`
    select id, code_key as key from ${products} where code_key = any(${sql.param([...wanted.keys()])}::text[])`);
  return { ids: new Map(found.map(({ id, key }) => [key, id])), made: made.map(({ id }) => id) };
}

/** The orders among them that were not there yet, by the key of their file. */
async function insertOrders(
  tx: Tx,
  read: readonly object[],
  { importId, now }: Origin,
): Promise<Map<string, string>> {
  const made = await tx.execute<{ id: string; key: string }>(sql`
    insert into ${orders} (external_id, client_id, kind, number, day, at, branch_id, manager_id, bought, returned, import_id, created_at)
    select "externalId", "clientId", kind, number, day, at, "branchId", "managerId", bought, returned,
      ${importId}::uuid, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(read)}::text::jsonb) as r("externalId" text, "clientId" uuid, kind text,
      number text, day date, at timestamptz, "branchId" uuid, "managerId" uuid, bought bigint, returned bigint)
    on conflict (external_id) do nothing returning id, external_id as key`);
  return new Map(made.map(({ id, key }) => [key, id]));
}

/** One set of orders with their lines, in the caller's transaction. The caller says in its own event who loaded them. */
export async function loadOrders(tx: Tx, loaded: readonly LoadedOrder[], origin: Origin): Promise<Made> {
  const clientIds = [...new Set(loaded.map(({ clientId }) => clientId))];
  await lockClients(tx, clientIds);
  const read = loaded.map(({ lines, ...order }) => {
    const counted = lines.map((one) => ({ ...one, sum: lineSum(one.quantity, one.price) }));
    const sums = sumsOf(counted);
    const kind = order.kind ?? (sums.bought === 0 && sums.returned > 0 ? "return" : "sale");
    return { order: { ...order, kind, ...sums }, lines: counted };
  });
  const made = await insertOrders(
    tx,
    read.map(({ order }) => order),
    origin,
  );
  const fresh = read.filter(({ order }) => made.has(order.externalId));
  const found = await findProducts(
    tx,
    fresh.flatMap(({ lines }) => lines),
  );
  const rows = fresh.flatMap(({ order, lines }) =>
    lines.map(({ code, name, quantity, price, sum }, place) => {
      const productId = (code !== null && found.ids.get(codeKey(code))) || null;
      const orderId = made.get(order.externalId) ?? "";
      return { orderId, place, productId, name: productId ? null : name || "—", quantity, price, sum };
    }),
  );
  await insertMany(tx, orderLines, rows);
  await recountMoney(tx, clientIds);
  const count = { orders: fresh.length, lines: rows.length, known: loaded.length - fresh.length };
  return { ...count, made, products: found.made };
}

function* chunks(loaded: Iterable<LoadedOrder>): Generator<LoadedOrder[]> {
  let chunk: LoadedOrder[] = [];
  let lines = 0;
  for (const order of loaded) {
    chunk.push(order);
    lines += order.lines.length;
    if (chunk.length < MOST_ORDERS && lines < MOST_LINES) continue;
    yield chunk;
    [chunk, lines] = [[], 0];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * Any number of orders, set by set, each in a transaction of its own with its aggregates. What a killed run has
 * written is known to the next one: nothing is loaded twice.
 */
export async function loadPurchases(
  loaded: Iterable<LoadedOrder>,
  origin: Origin,
  after: (so: Loaded) => void = () => {},
): Promise<Loaded> {
  const all = { orders: 0, lines: 0, known: 0 };
  for (const chunk of chunks(loaded)) {
    const one = await inTransaction((tx) => loadOrders(tx, chunk, origin));
    all.orders += one.orders;
    all.lines += one.lines;
    all.known += one.known;
    after(all);
  }
  return all;
}
