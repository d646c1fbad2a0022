import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";
import { mailingsVisibleTo } from "#db/mailings/access.ts";
import { audience } from "#db/mailings/audience.ts";
import type { Exclusion } from "#db/mailings/exclusions.ts";
import { mailings } from "#db/mailings/table.ts";
import { segments } from "#db/segments/table.ts";

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  address: string | null;
  exclusion: Exclusion;
}

/**
 * Whom a draft would not be sent to, and why, as this actor would launch it now; by the client's id, which is
 * `after`. Only clients whose contacts the actor sees are chosen at all.
 */
export async function listReckoned(
  actor: StaffActor,
  mailingId: string,
  now: Date,
  page: { exclusion?: Exclusion; after?: string; limit?: number } = {},
  reader: Reader = db,
): Promise<Row[]> {
  const [draft] = await reader
    .select({ kind: mailings.kind, tree: segments.tree })
    .from(mailings)
    .innerJoin(segments, eq(segments.id, mailings.segmentId))
    .where(and(eq(mailings.id, mailingId), isNull(mailings.launchedAt), mailingsVisibleTo(actor)));
  if (!draft) return [];
  const after = z.guid().safeParse(page.after).data;
  const conditions: SQL[] = [
    page.exclusion ? sql`exclusion = ${page.exclusion}` : sql`exclusion is not null`,
    ...(after ? [sql`client_id > ${after}`] : []),
  ];
  const rows = await reader.execute<Row>(sql`
    select client_id as id, ${clients.name} as name, everybody.address::text as address, exclusion
    from (${audience(actor, draft.tree, draft.kind, now)}) everybody
    join ${clients} on ${clients.id} = client_id
    where ${and(...conditions)}
    order by client_id limit ${page.limit ?? 50}`);
  return [...rows];
}
