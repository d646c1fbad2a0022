import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { inTransaction } from "#db/index.ts";
import { mergeLog, name } from "./log.ts";
import { moveAll } from "./moving.ts";
import { clientReferences, contactReferences } from "./references.ts";
import { clientMerges } from "./table.ts";
import type { Way } from "./ways.ts";

const kinds: Record<KindName, { references: Readonly<Record<string, Way>>; things: SQL }> = {
  client: { references: clientReferences, things: sql`clients` },
  contact: { references: contactReferences, things: sql`contacts` },
};

/** Those that went into another and yet have rows of their own: whoever wrote them had read the old link before. */
const straying = ({ references, things }: (typeof kinds)[KindName]) =>
  sql.join(
    Object.entries(references).flatMap(([reference, way]) => {
      const [table = "", column = ""] = reference.split(".");
      return way.way === "stays"
        ? []
        : [
            sql`select c.id, c.merged_into_id as "to" from ${name(table)} t join ${things} c on c.id = t.${name(column)}
              where c.merged_into_id is not null`,
          ];
    }),
    sql` union `,
  );

/** Lead what came too late to the common one, as a further step of the merge, so that an undo knows of it. */
export async function gatherStragglers(): Promise<number> {
  return inTransaction(async (tx) => {
    let gathered = 0;
    for (const [kind, of] of Object.entries(kinds) as [KindName, (typeof kinds)[KindName]][]) {
      const rows = [...(await tx.execute<{ id: string; to: string }>(straying(of)))];
      for (const { id, to } of rows) {
        const [merge] = await tx
          .select({ id: clientMerges.id })
          .from(clientMerges)
          .where(sql`${id}::uuid = any(${clientMerges.loserIds}) and ${clientMerges.undoneAt} is null`)
          .orderBy(desc(clientMerges.id))
          .limit(1);
        if (!merge) continue;
        await tx.select().from(clientMerges).where(eq(clientMerges.id, merge.id)).for("update");
        const [last] = await tx.execute<{ step: number }>(
          sql`select coalesce(max(step), 0)::int as step from client_merge_changes where merge_id = ${merge.id}`,
        );
        await moveAll(mergeLog(tx, merge.id, last?.step), kind, id, to);
        gathered++;
      }
    }
    return gathered;
  });
}
