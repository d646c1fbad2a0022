import { desc, eq, sql } from "drizzle-orm";
import { inTransaction } from "#db/index.ts";
import { mergeLog, name } from "./log.ts";
import { moveAll } from "./moving.ts";
import { clientReferences } from "./references.ts";
import { clientMerges } from "./table.ts";

/** Cards that went into another and yet have rows of their own: whoever wrote them had read the old link before. */
const straying = () =>
  sql.join(
    Object.entries(clientReferences).flatMap(([reference, way]) => {
      const [table = "", column = ""] = reference.split(".");
      return way.way === "stays"
        ? []
        : [
            sql`select c.id, c.merged_into_id as "to" from ${name(table)} t join clients c on c.id = t.${name(column)}
              where c.merged_into_id is not null`,
          ];
    }),
    sql` union `,
  );

/** Lead what came too late to the common card, as a further step of the merge, so that an undo knows of it. */
export async function gatherStragglers(): Promise<number> {
  return inTransaction(async (tx) => {
    const rows = [...(await tx.execute<{ id: string; to: string }>(straying()))];
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
      await moveAll(mergeLog(tx, merge.id, last?.step), "client", id, to);
    }
    return rows.length;
  });
}
