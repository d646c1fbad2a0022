import { sql } from "drizzle-orm";
import { note } from "#db/imports/cell.ts";
import type { Tx } from "#db/index.ts";
import { payments } from "#db/purchases/table.ts";
import type { Chunk, RowPlan } from "../kind.ts";
import { judgeRows } from "../papers/judge-rows.ts";
import { numberKey, ownKey, type PapersMet } from "../papers/paper-key.ts";
import type { PaymentDraft } from "./payment-fields.ts";

/** The key under which a payment of a file is kept. */
export const paymentKey = (paperKey: string): string => `file:payment ${paperKey}`;

/** Payments judged one by one; what the base has already is left out, and told. */
export async function planPayments(tx: Tx, chunk: Chunk<PaymentDraft>, met: PapersMet): Promise<RowPlan[]> {
  const { rows } = chunk;
  const plans = await judgeRows(tx, chunk, (draft, plan) =>
    plan.plan === "create" ? { ...plan, paperKey: ownKey(draft, [draft.amount], met) } : plan,
  );
  const known = await knownPayments(
    tx,
    plans.flatMap(({ plan, paperKey, clientId }, at) => {
      const { day, number, amount } = (rows[at] as (typeof rows)[number]).draft;
      if (plan !== "create" || !paperKey) return [];
      const times = Number(paperKey.split(" ").at(-1));
      return [
        {
          key: paperKey,
          kept: paymentKey(paperKey),
          clientId,
          day,
          amount,
          times,
          number: number && numberKey(number),
        },
      ];
    }),
  );
  return plans.map((plan, at) => {
    const { draft } = rows[at] as (typeof rows)[number];
    if (!plan.paperKey || !known.has(plan.paperKey)) return plan;
    note(draft, "paper_known", draft.number ?? "", draft.number ?? draft.day ?? "");
    return { ...plan, plan: "skipped" };
  });
}

/**
 * Which of these payments the base has: loaded under the same key, or written by hand for the same client and day with
 * the same sum and number, so many of them as the file has.
 */
async function knownPayments(tx: Tx, sought: readonly object[]): Promise<Set<string>> {
  if (sought.length === 0) return new Set();
  const found = await tx.execute<{ key: string }>(sql`
    with s as (select * from jsonb_to_recordset(${JSON.stringify(sought)}::text::jsonb)
      as r(key text, kept text, "clientId" uuid, day date, amount bigint, number text, times int))
    select s.key from s join ${payments} p on p.external_id = s.kept
    union
    select s.key from s where s.times <= (select count(*) from ${payments} p
      where p.client_id = s."clientId" and p.day = s.day and p.amount = s.amount and p.cancelled_at is null
        and p.external_id is null
        and upper(regexp_replace(coalesce(p.number, ''), '\\s+', '', 'g')) = coalesce(s.number, ''))`);
  return new Set(found.map(({ key }) => key));
}
