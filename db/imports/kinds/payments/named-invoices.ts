import { sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { invoices } from "#db/purchases/table.ts";
import { DEFAULT_ZONE, formatDate } from "#db/values/time.ts";
import { numberKey } from "../papers/paper-key.ts";

export interface NamedInvoice {
  id: string;
  number: string;
  day: string;
  unpaid: number;
}

interface Found extends Record<string, unknown> {
  clientId: string;
  key: string;
  unpaid: string;
}

interface Naming {
  clientId: string;
  number: string;
}

/** Which invoices a payment may mean: none, the one, or several that only a person can tell apart. */
export type NamedInvoices = (naming: Naming) => NamedInvoice[];

/** Live invoices of these clients with these numbers, in one question. */
export async function findInvoices(tx: Tx, namings: readonly Naming[]): Promise<NamedInvoices> {
  if (namings.length === 0) return () => [];
  const keys = new Map(
    namings.map(({ clientId, number }) => {
      const key = numberKey(number);
      return [`${clientId} ${key}`, { clientId, key }] as const;
    }),
  );
  const rows = await tx.execute<Omit<NamedInvoice, "unpaid"> & Found>(sql`
    select s."clientId", s.key, i.id, i.number, i.day::text as day, i.unpaid::text as unpaid
    from jsonb_to_recordset(${JSON.stringify([...keys.values()])}::text::jsonb) as s("clientId" uuid, key text)
    join ${invoices} i on i.client_id = s."clientId" and i.cancelled_at is null
      and upper(regexp_replace(coalesce(i.number, ''), '\\s+', '', 'g')) = s.key
    order by i.due_on, i.id`);
  const found = Map.groupBy(
    rows.map(({ unpaid, ...row }) => ({ ...row, unpaid: Number(unpaid) })),
    ({ clientId, key }) => `${clientId} ${key}`,
  );
  return ({ clientId, number }) => {
    const all = found.get(`${clientId} ${numberKey(number)}`) ?? [];
    const open = all.filter(({ unpaid }) => unpaid > 0);
    // Those of one number come from different years: money is meant for what is unpaid.
    return all.length > 1 && open.length > 0 ? open : all;
  };
}

/** «№ С-1, 01.03.2026» */
export const writtenName = ({ number, day }: NamedInvoice): string =>
  `№ ${number}, ${formatDate(day, { locale: "ru", timeZone: DEFAULT_ZONE })}`;
