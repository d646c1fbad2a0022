import { and, isNotNull, isNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { type Sought, wholesOf } from "#db/clients/reading.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { foundBy } from "#db/clients/search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import type { Reader } from "#db/index.ts";

/** A number borne by more clients is looked for as any other word. */
const MOST = 200;

/**
 * The same query narrowed to whoever bears a phone, an ИНН or an address that was typed whole. Trigrams of digits and of
 * mail servers stand in every document, and the lists of them grow with the base; an index of whole values does not care.
 * Only what this actor finds narrows: else an empty answer would tell that somebody unseen has the number.
 */
export async function narrowed(
  reader: Reader,
  actor: Actor,
  query: string,
  sought: Sought,
  archived = false,
): Promise<Sought> {
  const { points, inns } = wholesOf(query);
  if (points.length === 0) return sought;
  const bearers = sql`
    select ${contactPoints.clientId} from ${contactPoints} where ${contactPoints.value} = any(${sql.param(points)})
    union all
    select ${clientContacts.clientId} from ${contactPoints}
      join ${clientContacts} on ${clientContacts.contactId} = ${contactPoints.contactId}
      where ${contactPoints.value} = any(${sql.param(points)})
    union all
    select ${legalEntities.clientId} from ${legalEntities} where ${legalEntities.inn} = any(${sql.param(inns)})`;
  const rows = await reader
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        // Gathered first: the planner must not go by the trigrams after all.
        sql`${clients.id} = any(array(${bearers}))`,
        archived ? isNotNull(clients.archivedAt) : isNull(clients.archivedAt),
        visibleTo(actor),
        foundBy(actor, sought),
      ),
    )
    .limit(MOST + 1);
  return rows.length > 0 && rows.length <= MOST ? { ...sought, within: rows.map(({ id }) => id) } : sought;
}
