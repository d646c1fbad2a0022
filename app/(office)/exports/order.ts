import { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { keysOf } from "#db/clients/registries.ts";
import { orderExport } from "#db/exports/commands.ts";
import { exportFormats } from "#db/exports/formats.ts";
import { exportKindNames } from "#db/exports/kinds.ts";
import type { Tx } from "#db/index.ts";
import { rawOf } from "../clients/search.ts";
import { readers } from "./read-order.ts";

/** `query` is the address of the list behind «?»: its own parser reads it, here as on its page. */
export const orderInput = z.strictObject({
  key: z.string().min(8).max(64),
  kind: z.enum(exportKindNames),
  format: z.enum(keysOf(exportFormats)),
  columns: z.array(z.string().max(40)).min(1).max(100),
  query: z.string().max(8_000),
});

/** What the page showed becomes an order: the conditions are read anew from the address, never taken from the browser. */
export async function orderFromList(
  tx: Tx,
  actor: StaffActor,
  { query, ...order }: z.output<typeof orderInput>,
  now: Date,
): Promise<{ id: string; number: number }> {
  const { filter, filterWords } = await readers[order.kind](rawOf(query), actor, now);
  return orderExport(tx, actor, { ...order, filter, filterWords }, now);
}
