import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { bulkEditRows, bulkEdits } from "#db/bulk/table.ts";
import { type Edit, text } from "#db/clients/collapse-edits.ts";
import { namesOf } from "#db/clients/names-of-changes.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { earlierThan, placeOf, reaches } from "#db/clients/timeline-place.ts";
import { columnOf, didChange, givenBy } from "#db/history/from-bulk.ts";
import { db } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";

/** How the history of one card calls a change that a list of clients went through. */
const whatOf = {
  ...columnOf,
  class: "client.override_class",
  owner: "client.assign_owner",
  archive: "client.archive",
} as const;

/** What changes of many made of this client and took back, the latest first. */
export async function bulkChanges(
  actor: StaffActor,
  clientId: string,
  before: string | null,
  limit: number,
): Promise<Edit[]> {
  const done = sql`coalesce(${bulkEdits.finishedAt}, ${bulkEdits.createdAt})`;
  const read = (undone: boolean) => {
    const at = undone ? sql`${bulkEdits.undoneAt}` : done;
    return db
      .select({
        id: bulkEdits.id,
        at: sql<Date>`${at}`.mapWith(bulkEdits.createdAt),
        place: placeOf(at, bulkEdits.id),
        actorId: undone
          ? sql<string | null>`${bulkEdits.undoneBy}`
          : sql<string | null>`${bulkEdits.authorId}`,
        who: sql<string>`concat_ws(' ', ${staff.given}, ${staff.surname})`,
        change: bulkEdits.change,
        was: sql<string | null>`${bulkEditRows.before}::text`,
        undone: sql<boolean>`${undone}::boolean`,
      })
      .from(bulkEditRows)
      .innerJoin(bulkEdits, eq(bulkEdits.id, bulkEditRows.bulkId))
      .leftJoin(staff, eq(staff.id, undone ? bulkEdits.undoneBy : bulkEdits.authorId))
      .where(
        and(
          eq(bulkEditRows.clientId, clientId),
          undone
            ? and(eq(bulkEditRows.outcome, "restored"), sql`${bulkEdits.undoneAt} is not null`)
            : inArray(bulkEditRows.outcome, [...didChange]),
          // A static list is nothing of the card.
          sql`${bulkEdits.change} ->> 'kind' <> 'list_add'`,
          reaches(clientId, visibleTo(actor)),
          earlierThan(before, at, bulkEdits.id),
        ),
      )
      .orderBy(desc(at), desc(bulkEdits.id))
      .limit(limit);
  };
  const rows = (await Promise.all([read(false), read(true)])).flat();
  const sides = rows.map(({ change, was, undone }) => {
    const stood: unknown = JSON.parse(was ?? "null");
    const given = change.kind === "own" ? change.value : givenBy(change, stood);
    return undone ? [given, stood] : [stood, given];
  });
  const names = await namesOf(sides.flat());
  const say = (value: unknown) => text(typeof value === "string" ? (names.get(value) ?? value) : value);
  return rows.map(({ change, undone, was: _, ...edit }, i) => {
    const [from, to] = sides[i] ?? [];
    const what = change.kind === "own" ? `own.${change.field}` : (whatOf[change.kind] ?? "");
    const line =
      change.kind === "archive"
        ? { what: undone ? "client.restore" : what, person: null, before: null, after: null }
        : { what, person: null, before: say(from), after: say(to) };
    return { ...edit, command: "bulk", person: null, before: null, after: null, lines: [line] };
  });
}
