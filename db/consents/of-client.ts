import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { isLive } from "#db/consents/live.ts";
import { consents } from "#db/consents/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";

const live = sql`${consents.kind} = 'advertising' and ${isLive(consents)}`;

/**
 * Addresses of a client: its own and those of its people, as an array: beside «or» a subquery would have every address of
 * the base read.
 */
const addressesOf = (clientId: SQLWrapper): SQL => sql`
  select ${contactPoints.value}::citext from ${contactPoints}
  where ${contactPoints.kind} = 'email' and (${contactPoints.clientId} = ${clientId} or ${contactPoints.contactId} = any(array(
    select ${clientContacts.contactId} from ${clientContacts} where ${clientContacts.clientId} = ${clientId})))`;

/** Rows of `consents`, live or not, that speak of the client: by name, or by an address of its own that nobody else was named with. */
export const ofClient = (clientId: SQLWrapper): SQL =>
  sql`(${consents.clientId} = ${clientId}
    or (${consents.clientId} is null and ${consents.address} in (${addressesOf(clientId)})))`;

/** Ids of all clients with a living consent to advertising, read once for a whole list of clients. */
export const consentedClients: SQL = sql`(
  select ${consents.clientId} from ${consents} where ${live} and ${consents.clientId} is not null
  union all
  select ${contactPoints.clientId} from ${consents}
  join ${contactPoints} on ${contactPoints.value} = lower(${consents.address}::text) and ${contactPoints.kind} = 'email'
  where ${live} and ${consents.clientId} is null and ${contactPoints.clientId} is not null
  union all
  select ${clientContacts.clientId} from ${consents}
  join ${contactPoints} on ${contactPoints.value} = lower(${consents.address}::text) and ${contactPoints.kind} = 'email'
  join ${clientContacts} on ${clientContacts.contactId} = ${contactPoints.contactId}
  where ${live} and ${consents.clientId} is null)`;
