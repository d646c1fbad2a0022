import { type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import type { orders, payments } from "#db/purchases/table.ts";

/** «№ 118, 12.03.2026, Ромашка», in a query that has the client too. */
export const paperName = ({ number, day }: typeof orders | typeof payments): SQL<string> =>
  sql<string>`concat_ws(', ', '№ ' || ${number}, to_char(${day}, 'DD.MM.YYYY'), ${clients.name})`;
