import { and, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { inboxFilings, inboxLetters } from "#db/inbox/table.ts";
import { clientsOf } from "#db/inbox/whose.ts";
import { can } from "#db/permissions.ts";

const from = sql`${inboxLetters.fromAddress}`;
const some = (...conditions: SQL[]) => sql`exists (select from ${clients} where ${and(...conditions)})`;

/**
 * Letters that exist for this actor. Nobody's are for whoever sorts them; one from an address that clients have, for those
 * who know the people of one of these; one that stands on a card, for those who know its people.
 */
export function inboxVisibleTo(actor: StaffActor): SQL {
  if (!can(actor, "inbox.sort")) return sql`false`;
  const writes = sql`${clients.id} in ${clientsOf(from)}`;
  const onCard = sql`${clients.id} in (select ${inboxFilings.clientId} from ${inboxFilings}
    where ${inboxFilings.letterId} = ${inboxLetters.id})`;
  return sql`case when ${inboxLetters.state} = 'filed' then ${some(onCard, contactsVisibleTo(actor))}
    else (not ${some(writes)} or ${some(writes, contactsVisibleTo(actor))}) end`;
}
