import { asc, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { writtenAs } from "#db/bulk/changes.ts";
import { mayOrder } from "#db/bulk/commands.ts";
import type { BulkChange, Selection } from "#db/bulk/input.ts";
import type { Verdict } from "#db/bulk/outcomes.ts";
import { chosenBy, verdictOf } from "#db/bulk/verdict.ts";
import { clients } from "#db/clients/table.ts";
import type { Reader } from "#db/index.ts";

const SHOWN = 5;

/**
 * What a change would do to the chosen clients: how many of each verdict, what the changed ones are now, and the first
 * of those it leaves alone. It writes nothing.
 */
export async function previewBulk(
  reader: Reader,
  actor: StaffActor,
  { selection, change }: { selection: Selection; change: BulkChange },
  now: Date,
) {
  mayOrder(actor, change);
  const chosen = reader
    .select({
      name: clients.name,
      nameKey: clients.nameKey,
      verdict: verdictOf(actor, change, now).as("verdict"),
      before: sql<string | null>`${writtenAs(change, now).before} #>> '{}'`.as("before"),
    })
    .from(clients)
    .where(await chosenBy(reader, actor, selection, now))
    .as("chosen");
  const isField = "tags_add tags_remove list_add archive".includes(change.kind) === false;
  const from = isField ? chosen.before : sql<null>`null`;
  const groups = await reader
    .select({
      verdict: sql<Verdict>`${chosen.verdict}`,
      from: sql<string | null>`${from}`,
      count: sql<number>`count(*)::int`,
    })
    .from(chosen)
    .groupBy(chosen.verdict, sql`2`)
    .orderBy(sql`3 desc`);
  const left = await reader
    .select({ name: chosen.name, verdict: sql<Verdict>`${chosen.verdict}` })
    .from(chosen)
    .where(sql`${chosen.verdict} not in ('changed', 'same')`)
    .orderBy(asc(chosen.nameKey))
    .limit(SHOWN);
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { verdict, count } of groups) counts[verdict] = (counts[verdict] ?? 0) + count;
  return {
    total: groups.reduce((sum, { count }) => sum + count, 0),
    counts,
    from: isField
      ? groups
          .filter(({ verdict }) => verdict === "changed")
          .slice(0, 6)
          .map(({ from, count }) => ({ value: from, count }))
      : [],
    left,
  };
}

export type BulkPreview = Awaited<ReturnType<typeof previewBulk>>;
