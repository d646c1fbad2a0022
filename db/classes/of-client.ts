import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { isLive } from "#db/classes/live.ts";
import { classChanges, classOverrides, clientClasses } from "#db/classes/table.ts";
import type { ClientClass } from "#db/clients/registries.ts";
import { moneyVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { staff } from "#db/staff/table.ts";
import type { CalendarDate } from "#db/values/dates.ts";

const SHOWN = 50;

/** What was counted tells of purchases: only whoever sees the money of a client reads it. */
const counted = (actor: StaffActor): SQL =>
  and(
    eq(clientClasses.clientId, clients.id),
    can(actor, "purchase.view") ? moneyVisibleTo(actor) : sql`false`,
  ) as SQL;

export interface ClassOfCard {
  held: { class: ClientClass; until: CalendarDate | null } | null;
  counted: Pick<typeof clientClasses.$inferSelect, "abc" | "xyz" | "rfm"> | null;
}

/** What the head of the outer query's client says of the class: whether somebody holds it, until when, and what the count says. */
export const classOfCard = (actor: StaffActor, now: Date): SQL => sql`json_build_object(
  'held', (select json_build_object('class', ${classOverrides.class}, 'until', ${classOverrides.until})
    from ${classOverrides} where ${classOverrides.clientId} = ${clients.id} and ${isLive(debtDay(now))}),
  'counted', (select json_build_object('abc', ${clientClasses.abc}, 'xyz', ${clientClasses.xyz}, 'rfm', ${clientClasses.rfm})
    from ${clientClasses} where ${counted(actor)}))`;

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
