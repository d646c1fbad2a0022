import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { selectRows, shown } from "#db/assignments/rows.ts";
import { visibleTo as assignmentsVisibleTo } from "#db/assignments/scope.ts";
import { assignments } from "#db/assignments/table.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { consents } from "#db/consents/table.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { clientGroups } from "#db/groups/table.ts";
import { db } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { branches, staff } from "#db/staff/table.ts";
import { name } from "./log.ts";
import { sharedPeople } from "./preview-people.ts";
import { clientReferences } from "./references.ts";
import type { Way } from "./ways.ts";

const PROMISES = 8;

/** Everything the choice needs, or undefined when a card is not there, not the actor's to change, or merged already. */
export async function getMergePreview(actor: StaffActor, ids: readonly string[]) {
  const rows = await db
    .select({
      client: clients,
      owner: { surname: staff.surname, given: staff.given },
      branch: branches.name,
      group: clientGroups.name,
    })
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .leftJoin(branches, eq(branches.id, clients.branchId))
    .leftJoin(clientGroups, eq(clientGroups.id, clients.groupId))
    .where(and(oneOf(clients.id, ids), isNull(clients.archivedAt), visibleTo(actor), editableBy(actor)));
  if (rows.length < ids.length || ids.length < 2) return undefined;
  const [entities, points, agreed, counts, people, promises] = await Promise.all([
    db.select().from(legalEntities).where(oneOf(legalEntities.clientId, ids)).orderBy(asc(legalEntities.id)),
    db.select().from(contactPoints).where(oneOf(contactPoints.clientId, ids)).orderBy(asc(contactPoints.id)),
    db
      .select()
      .from(consents)
      .where(and(oneOf(consents.clientId, ids), eq(consents.kind, "advertising")))
      .orderBy(desc(consents.givenAt)),
    countMoving(clientReferences, ids),
    sharedPeople(db, ids),
    selectRows(actor)
      .where(and(oneOf(assignments.clientId, ids), isNull(assignments.closedAt), assignmentsVisibleTo(actor)))
      .orderBy(assignments.dueAt, assignments.id)
      .limit(PROMISES),
  ]);
  const cards = ids.flatMap((id) => {
    const row = rows.find(({ client }) => client.id === id);
    if (!row) return [];
    return {
      ...row.client,
      owner: row.owner,
      branch: row.branch,
      group: row.group,
      entities: entities.filter(({ clientId }) => clientId === id),
      points: points.filter(({ clientId }) => clientId === id),
      consents: agreed.filter(({ clientId }) => clientId === id),
    };
  });
  return { cards, counts, people, promises: promises.map(shown) };
}

export type MergePreview = NonNullable<Awaited<ReturnType<typeof getMergePreview>>>;
export type MergeCard = MergePreview["cards"][number];

/** Rows that a merge makes one by a rule of its own, as `entities.ts` does: equal when this is. */
const madeOne: Readonly<Record<string, SQL>> = {
  "legal_entities.client_id": sql`coalesce(nullif(t.inn, '') || ' ' || coalesce(t.kpp, ''), t.id::text)`,
};

/**
 * How many rows of each kind hang on each of these, and how many there will be together, equal ones once: of every table
 * of the registry that people have a word for.
 */
export async function countMoving(references: Readonly<Record<string, Way>>, ids: readonly string[]) {
  const labelled = Object.entries(references).flatMap(([reference, way]) =>
    "label" in way && way.label
      ? [{ reference, label: way.label, same: way.way === "follows" ? way.same : undefined }]
      : [],
  );
  const counts = labelled.map(({ reference, same }) => {
    const [table = "", column = ""] = reference.split(".");
    const columns = same?.map((shared) => sql`t.${name(shared)}`);
    const one = columns ? sql`row(${sql.join(columns, sql`, `)})` : madeOne[reference];
    return sql`select ${reference}::text as reference, t.${name(column)} as id, count(*)::int as n,
        ${one ? sql`count(distinct ${one})` : sql`count(*)`}::int as together
      from ${name(table)} t where t.${name(column)} = any(${sql.param([...ids])}::uuid[])
      group by grouping sets ((t.${name(column)}), ())`;
  });
  const rows = await db.execute<{ reference: string; id: string | null; n: number; together: number }>(
    sql.join(counts, sql` union all `),
  );
  return labelled.flatMap(({ reference, label }) => {
    const of = [...rows].filter((row) => row.reference === reference);
    const together = of.find(({ id }) => id === null)?.together ?? 0;
    if (together === 0) return [];
    const byCard: Record<string, number> = {};
    for (const { id, n } of of) if (id !== null) byCard[id] = n;
    return { reference, label, byCard, together };
  });
}
