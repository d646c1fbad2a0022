import { sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { invoices, orders, payments, settlements } from "#db/purchases/table.ts";

/**
 * After papers have gone from card to card: money that came to one card covers no invoice of another (an undone merge
 * can part the two), and stays as an advance where it came. Then the sums of the cards are counted anew.
 */
export async function recountMerged(tx: Tx, clientIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    with parted as (
      delete from ${settlements} s using ${invoices} i
      where i.id = s.invoice_id and i.client_id is distinct from coalesce(
          (select client_id from ${payments} p where p.id = s.payment_id),
          (select client_id from ${orders} o where o.id = s.return_id))
        and (i.client_id = any(${sql.param(clientIds)}::uuid[]))
      returning s.invoice_id, s.payment_id, s.return_id, s.amount
    ), uncovered as (
      update ${invoices} i set paid = i.paid - c.paid, credited = i.credited - c.credited
      from (select invoice_id, coalesce(sum(amount) filter (where payment_id is not null), 0) as paid,
        coalesce(sum(amount) filter (where return_id is not null), 0) as credited from parted group by 1) c
      where i.id = c.invoice_id
    ), returned as (
      update ${orders} o set credited = o.credited - c.sum
      from (select return_id, sum(amount) as sum from parted where return_id is not null group by 1) c
      where o.id = c.return_id
    )
    update ${payments} p set applied = p.applied - c.sum
    from (select payment_id, sum(amount) as sum from parted where payment_id is not null group by 1) c
    where p.id = c.payment_id`);
  await recountMoney(tx, clientIds);
}
