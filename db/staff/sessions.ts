import { createHmac, randomBytes } from "node:crypto";
import { and, desc, eq, gt, isNull, lt, ne, or, sql } from "drizzle-orm";
import { type StaffActor, staffActor } from "../actor.ts";
import { env } from "../env.ts";
import { found } from "../errors.ts";
import { recordEvent } from "../events.ts";
import { byKey, db, type Tx } from "../index.ts";
import { shortName } from "../values/person-name.ts";
import {
  branches,
  departments,
  knownDevices,
  loginFailures,
  passwordLinks,
  sessions,
  staff,
} from "./table.ts";
import { worksHere } from "./works-here.ts";

const hour = 3_600_000;
export const idleMs = 12 * hour;
export const lifeMs = 7 * 24 * hour;
/** `last_seen_at` is written at most this often: reading a page must not cost a write. */
const seenEveryMs = 5 * 60_000;

export const newToken = () => randomBytes(32).toString("base64url");
/** What is stored of a token: without the server's secret a copy of the table proves nothing and opens nothing. */
export const tokenHash = (token: string) =>
  createHmac("sha256", env().TOKEN_SECRET).update(token).digest("base64url");

/** Open a session for a person whose password was right; the token goes into the cookie and nowhere else. */
export async function openSession(
  tx: Tx,
  staffId: string,
  browser: { userAgent: string; ip: string },
  now: Date,
): Promise<string> {
  const token = newToken();
  await tx.insert(sessions).values({
    tokenHash: tokenHash(token),
    staffId,
    userAgent: browser.userAgent.slice(0, 400),
    ip: browser.ip,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + lifeMs),
  });
  return token;
}

const live = (now: Date) =>
  and(
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastSeenAt, new Date(now.getTime() - idleMs)),
    worksHere(),
  );

/** Who is behind this cookie, read anew at every request: an ended session or a closed account is out at once. */
export async function readSession(token: string, now: Date): Promise<StaffActor | null> {
  const [row] = await byKey
    .select({
      sessionId: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      id: staff.id,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
      role: staff.role,
      branchId: staff.branchId,
      departmentId: staff.departmentId,
      locale: staff.locale,
      timeZone: branches.timeZone,
      headOf: sql<
        string[]
      >`array(select ${departments.id} from ${departments} where ${departments.headId} = ${staff.id})`,
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .where(and(eq(sessions.tokenHash, tokenHash(token)), live(now)));
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > seenEveryMs) {
    await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, row.sessionId));
  }
  const { surname, given, patronymic, lastSeenAt: _, timeZone, ...rest } = row;
  return staffActor({
    ...rest,
    name: shortName({ surname, given, patronymic }),
    timeZone: timeZone ?? "Europe/Moscow",
  });
}

export function listOwnSessions(actor: StaffActor, now: Date) {
  return db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.staffId, actor.id), live(now)))
    .orderBy(desc(sessions.lastSeenAt));
}

/** End one of one's own sessions, on this computer or another. */
export async function endSession(tx: Tx, actor: StaffActor, input: { id: string }, now: Date) {
  const [ended] = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, input.id), eq(sessions.staffId, actor.id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  found(ended);
  await recordEvent(tx, actor, { command: "session.end", entity: "session", entityId: input.id });
}

/** End every session of a person but, when given, the one in use. */
export async function endSessionsOf(tx: Tx, staffId: string, now: Date, keepId: string | null = null) {
  await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(sessions.staffId, staffId),
        isNull(sessions.endedAt),
        keepId ? ne(sessions.id, keepId) : undefined,
      ),
    );
}

/** Nightly: forget sessions, links and failures that no longer decide anything. Returns the rows removed. */
export async function sweepSessions(now: Date): Promise<number> {
  const monthAgo = new Date(now.getTime() - 30 * 24 * hour);
  const gone = await Promise.all([
    db.delete(sessions).where(or(lt(sessions.expiresAt, monthAgo), lt(sessions.endedAt, monthAgo))),
    db.delete(passwordLinks).where(lt(passwordLinks.expiresAt, monthAgo)),
    db.delete(loginFailures).where(lt(loginFailures.at, new Date(now.getTime() - 24 * hour))),
    db.delete(knownDevices).where(lt(knownDevices.createdAt, new Date(now.getTime() - 400 * 24 * hour))),
  ]);
  return gone.reduce((sum, result) => sum + result.count, 0);
}
