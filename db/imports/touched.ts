import { type SQL, sql } from "drizzle-orm";
import { agreements } from "#db/agreements/table.ts";
import { assignments } from "#db/assignments/table.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { files } from "#db/files/table.ts";
import { interactions } from "#db/interactions/table.ts";
import { importRows } from "./table.ts";

const made = (kind: "entities" | "points" | "contacts") => sql`${importRows.before}->'made'->${kind}`;

/** Whether a table of children differs from what the row of the file made: one more, one less, one changed. */
function childrenDiffer(rows: SQL, kind: "entities" | "points" | "contacts"): SQL {
  return sql`(select count(*) <> jsonb_array_length(${made(kind)}) or not coalesce(bool_and(${made(kind)} ? k.id::text and k.version = 1), true)
    from (${rows}) k)`;
}

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
  return sql<boolean>`(${clients.version} > 1
    or exists (select from ${interactions} i where i.client_id = ${own})
    or exists (select from ${assignments} a where a.client_id = ${own})
    or exists (select from ${dossierFacts} f where f.client_id = ${own})
    or exists (select from ${clientDates} d where d.client_id = ${own})
    or exists (select from ${agreements} g where g.client_id = ${own})
    or exists (select from ${files} p where p.client_id = ${own})
    or ${childrenDiffer(entities, "entities")}
    or ${childrenDiffer(points, "points")}
    or ${childrenDiffer(people, "contacts")})`;
}
