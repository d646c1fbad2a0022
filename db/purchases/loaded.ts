import type { OrderKind } from "#db/purchases/kinds.ts";
import type { CalendarDate } from "#db/values/time.ts";

/** A line as a file gives it, read already: decimals as text («-2», «3.75»), a return below zero. */
export interface LoadedLine {
  /** Makes or finds the product by `codeKey`; without a code the line keeps its words. */
  code: string | null;
  name: string | null;
  quantity: string;
  /** Roubles. */
  price: string;
}

export interface LoadedOrder {
  /** The same paper has the same key each time its file is loaded. */
  externalId: string;
  clientId: string;
  number: string | null;
  day: CalendarDate;
  at: Date;
  branchId: string | null;
  managerId: string | null;
  /** Absent: a return when it has lines below zero and none above it. */
  kind?: OrderKind;
  lines: readonly LoadedLine[];
}

/** One line of a file of sales, with whatever it says of its order. */
export type LoadedRow = Omit<LoadedOrder, "lines" | "kind"> & LoadedLine;

/**
 * Rows of one order, wherever they stand in the file, as one order; its facts are those of its first row. Rows that
 * are wholly alike are separate lines: people do buy the same twice.
 */
export function ordersOf(rows: Iterable<LoadedRow>): LoadedOrder[] {
  const found = new Map<string, LoadedOrder & { lines: LoadedLine[] }>();
  for (const { code, name, quantity, price, ...order } of rows) {
    const known = found.get(order.externalId);
    const line = { code, name, quantity, price };
    if (known) known.lines.push(line);
    else found.set(order.externalId, { ...order, lines: [line] });
  }
  return [...found.values()];
}
