import { and, eq, inArray, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import type { SetDefault } from "#db/saved-views/input.ts";
import { visibleTo } from "#db/saved-views/scope.ts";
import { defaultViews, savedViews } from "#db/saved-views/table.ts";

export const COMPANY = "company";

function placeOf(actor: StaffActor, given: SetDefault["for"]): string {
  if (given.kind === "me") return actor.id;
  if (!can(actor, "view.govern")) throw new Refused("forbidden");
  return given.kind === "role" ? given.role : COMPANY;
}

/** With which view the list opens. For others than oneself it must be one that they see: a shared one. */
export async function setDefaultView(tx: Tx, actor: StaffActor, input: SetDefault, now: Date) {
  const of = placeOf(actor, input.for);
  const { viewId } = input;
  if (viewId !== null) {
    const [row] = await tx
      .select({ shared: savedViews.shared })
      .from(savedViews)
      .where(and(eq(savedViews.id, viewId), visibleTo(actor)))
      .for("key share");
    if (!found(row).shared && of !== actor.id) throw new Refused("view_private");
  }
  const [before] = await tx
    .select({ viewId: defaultViews.viewId })
    .from(defaultViews)
    .where(eq(defaultViews.of, of))
    .for("update");
  const set = { setBy: actor.id, setAt: now };
  if (viewId === null) await tx.delete(defaultViews).where(eq(defaultViews.of, of));
  else
    await tx
      .insert(defaultViews)
      .values({ of, viewId, ...set })
      .onConflictDoUpdate({ target: defaultViews.of, set: { viewId, ...set } });
  const previous = before?.viewId ?? null;
  await recordEvent(tx, actor, {
    command: "view.set_default",
    entity: "saved_view",
    entityId: viewId ?? previous,
    before: { of, viewId: previous },
    after: { of, viewId },
  });
  return { previous };
}

/** The id of the view that the list opens with: one's own choice, else that of one's role, else the company's. */
export async function defaultViewOf(actor: StaffActor, reader: Reader = db): Promise<string | null> {
  const [row] = await reader
    .select({ id: savedViews.id })
    .from(defaultViews)
    .innerJoin(savedViews, eq(savedViews.id, defaultViews.viewId))
    .where(and(visibleTo(actor), inArray(defaultViews.of, [actor.id, actor.role, COMPANY])))
    .orderBy(sql`${defaultViews.of} = ${COMPANY}`, sql`${defaultViews.of} = ${actor.role}`)
    .limit(1);
  return row?.id ?? null;
}
