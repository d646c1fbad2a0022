import { sql } from "drizzle-orm";
import { importRows } from "#db/imports/table.ts";
import type { Tx } from "#db/index.ts";
import { products } from "#db/products/table.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { orderLines, orders } from "#db/purchases/table.ts";
import { recordUndo, removeMadeClients } from "../attached/records.ts";
import { paperName } from "../papers/paper-name.ts";
import { pointedAt } from "../pointed-at.ts";

export const orderUndo = {
  ...recordUndo({ table: orders, own: [orderLines], name: paperName(orders), after: recountMoney }),
  undone: async (tx: Tx, importId: string): Promise<void> => {
    await removeProducts(tx, importId);
    await removeMadeClients(tx, importId);
  },
};

/** Products that the file was the first to name, unless somebody has sold, priced or described them since. */
async function removeProducts(tx: Tx, importId: string): Promise<void> {
  await tx.delete(products).where(sql`${products.version} = 1 and not ${pointedAt(products.id, [])}
    and ${products.id} in (select p.id::uuid from ${importRows}, jsonb_array_elements_text(before->'products') p(id)
      where import_id = ${importId} and before ? 'products')`);
}
