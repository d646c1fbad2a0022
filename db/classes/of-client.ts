import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { isLive } from "#db/classes/live.ts";
import { classChanges, classOverrides, clientClasses } from "#db/classes/table.ts";
import { moneyVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { byKey, db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { staff } from "#db/staff/table.ts";

const SHOWN = 50;

/** What was counted tells of purchases: only whoever sees the money of a client reads it. */
const counted = (actor: StaffActor): SQL =>
  and(
    eq(clientClasses.clientId, clients.id),
    can(actor, "purchase.view") ? moneyVisibleTo(actor) : sql`false`,
  ) as SQL;

/** What the head of a card says of the class: whether somebody holds it, until when, and what the count says. */
export async function classOfCard(actor: StaffActor, clientId: string, now: Date, reader: Reader = byKey) {
  const [row] = await reader
    .select({
      held: { class: classOverrides.class, until: classOverrides.until },
      counted: { abc: clientClasses.abc, xyz: clientClasses.xyz, rfm: clientClasses.rfm },
    })
    .from(clients)
    .leftJoin(classOverrides, and(eq(classOverrides.clientId, clients.id), isLive(debtDay(now))))
    .leftJoin(clientClasses, counted(actor))
    .where(and(eq(clients.id, clientId), visibleTo(actor)));
  return { held: row?.held ?? null, counted: row?.counted ?? null };
}

export type ClassOfCard = Awaited<ReturnType<typeof classOfCard>>;

/** The same with everything behind it: reasons, figures, and the last changes with who made them, the newest first. */
export async function classInFull(actor: StaffActor, clientId: string, now: Date, reader: Reader = db) {
  const by = { surname: staff.surname, given: staff.given, patronymic: staff.patronymic };
  const [row] = await reader
    .select({
      class: clients.class,
      standing: classOverrides,
      isLive: sql<boolean>`coalesce(${isLive(debtDay(now))}, false)`,
      by,
      counted: clientClasses,
    })
    .from(clients)
    .leftJoin(classOverrides, eq(classOverrides.clientId, clients.id))
    .leftJoin(staff, eq(staff.id, classOverrides.setBy))
    .leftJoin(clientClasses, counted(actor))
    .where(and(eq(clients.id, clientId), visibleTo(actor)));
  if (!row) return null;
  const changes = await reader
    .select({
      at: classChanges.at,
      from: classChanges.from,
      to: classChanges.to,
      why: classChanges.why,
      reason: classChanges.reason,
      until: classChanges.until,
      by,
    })
    .from(classChanges)
    .leftJoin(staff, eq(staff.id, classChanges.staffId))
    .where(eq(classChanges.clientId, clientId))
    .orderBy(desc(classChanges.at), desc(classChanges.id))
    .limit(SHOWN);
  // One whose day is over stands until the night, and its version with it.
  const held = row.isLive && row.standing ? { ...row.standing, by: row.by } : null;
  return { class: row.class, held, version: row.standing?.version ?? 0, counted: row.counted, changes };
}

export type ClassInFull = NonNullable<Awaited<ReturnType<typeof classInFull>>>;
