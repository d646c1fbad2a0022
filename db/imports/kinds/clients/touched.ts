import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { versionsTakenBack } from "#db/bulk/taken-back.ts";
import { clients, clientViews, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { duplicateCandidates, duplicateCards, duplicatePairs } from "#db/duplicates/table.ts";
import { importRows } from "#db/imports/table.ts";
import { clientTouch } from "#db/interactions/table.ts";
import { pointedAt } from "../pointed-at.ts";

const made = (kind: "entities" | "points" | "contacts") => sql`${importRows.before}->'made'->${kind}`;

/** Whether a table of children differs from what the row of the file made: one more, one less, one changed. */
function childrenDiffer(rows: SQL, kind: "entities" | "points" | "contacts"): SQL {
  return sql`(select count(*) <> jsonb_array_length(${made(kind)}) or not coalesce(bool_and(${made(kind)} ? k.id::text and k.version = 1), true)
    from (${rows}) k)`;
}

/** What the file itself makes of a client, mere looking at it, and what the product notes by itself are no work with it. */
const ownTables: readonly PgTable[] = [
  clients,
  legalEntities,
  contactPoints,
  clientContacts,
  clientViews,
  clientTouch,
  duplicateCards,
  duplicateCandidates,
  duplicatePairs,
];

/**
 * In a query over `import_rows` joined with `clients`: has anybody worked with the created client since? Then the undo
 * leaves it where it is.
 */
export function touchedSince(): SQL<boolean> {
  const own = clients.id;
  const entities = sql`select e.id, e.version from ${legalEntities} e where e.client_id = ${own}`;
  const points = sql`select p.id, 1 as version from ${contactPoints} p where p.client_id = ${own}`;
  // A person counts as changed also when given a number, or a place with another client.
  const people = sql`select k.id, case when
      exists (select from ${contactPoints} p where p.contact_id = k.id) or
      (select count(*) from ${clientContacts} o where o.contact_id = k.id) > 1 or
      l.version > 1 or l.decision_role is not null then 2 else k.version end as version
    from ${clientContacts} l join ${contacts} k on k.id = l.contact_id where l.client_id = ${own}`;
  // Whatever else belongs to the client is work: a talk, a promise, a fact, a purchase, of any table there is.
  // What was taken back is none: such changes are counted only where the version has grown at all.
  return sql<boolean>`((${clients.version} > 1 and ${clients.version} > 1 + ${versionsTakenBack(own)})
    or ${pointedAt(own, ownTables)}
    or ${childrenDiffer(entities, "entities")}
    or ${childrenDiffer(points, "points")}
    or ${childrenDiffer(people, "contacts")})`;
}
