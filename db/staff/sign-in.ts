import { and, count, eq, gt, isNull } from "drizzle-orm";
import { recordEvent } from "../events.ts";
import { db, inTransaction } from "../index.ts";
import { verifyPassword } from "./password.ts";
import { newToken, openSession, tokenHash } from "./sessions.ts";
import { knownDevices, loginFailures, staff } from "./table.ts";
import { hasAccess } from "./works-here.ts";

const allowedFailures = 10;
const windowMs = 15 * 60_000;

export interface SignInAttempt {
  email: string;
  password: string;
  /** The device cookie, if the browser has one. */
  device: string | null;
  userAgent: string;
  ip: string;
}

export type SignInResult =
  | { ok: true; staffId: string; token: string; device: string }
  | { ok: false; code: "wrong" | "locked" | "closed" };

/**
 * Sign in with e-mail and password. After ten failures in a quarter of an hour an account is locked for strangers;
 * a browser in which the person has signed in before is counted apart, so nobody can lock the director out.
 */
export async function signIn(attempt: SignInAttempt, now: Date): Promise<SignInResult> {
  const [person] = await db.select().from(staff).where(eq(staff.email, attempt.email));
  const deviceHash = person ? await knownDevice(person.id, attempt.device) : null;
  // Written down before it is counted: a burst of parallel guesses must not slip under the limit together.
  const failure = await noteFailure(attempt.email, deviceHash, now);
  if ((await failuresOf(attempt.email, deviceHash, now)) > allowedFailures) {
    await db.delete(loginFailures).where(eq(loginFailures.id, failure));
    return { ok: false, code: "locked" };
  }
  if (!(await verifyPassword(person?.passwordHash ?? null, attempt.password)) || !person) {
    return { ok: false, code: "wrong" };
  }
  if (!hasAccess(person)) return { ok: false, code: "closed" };
  const device = deviceHash && attempt.device ? attempt.device : newToken();
  const token = await inTransaction(async (tx) => {
    await tx.delete(loginFailures).where(eq(loginFailures.id, failure));
    await tx
      .insert(knownDevices)
      .values({ staffId: person.id, deviceHash: tokenHash(device) })
      .onConflictDoNothing();
    await recordEvent(tx, null, { command: "staff.sign_in", entity: "staff", entityId: person.id });
    return openSession(tx, person.id, attempt, now);
  });
  return { ok: true, staffId: person.id, token, device };
}

async function knownDevice(staffId: string, device: string | null) {
  if (!device) return null;
  const hash = tokenHash(device);
  const [row] = await db
    .select({ hash: knownDevices.deviceHash })
    .from(knownDevices)
    .where(and(eq(knownDevices.staffId, staffId), eq(knownDevices.deviceHash, hash)));
  return row?.hash ?? null;
}

async function failuresOf(email: string, deviceHash: string | null, now: Date) {
  const [row] = await db
    .select({ n: count() })
    .from(loginFailures)
    .where(
      and(
        eq(loginFailures.email, email),
        deviceHash ? eq(loginFailures.deviceHash, deviceHash) : isNull(loginFailures.deviceHash),
        gt(loginFailures.at, new Date(now.getTime() - windowMs)),
      ),
    );
  return row?.n ?? 0;
}

async function noteFailure(email: string, deviceHash: string | null, now: Date) {
  const [row] = await db
    .insert(loginFailures)
    .values({ email, deviceHash, at: now })
    .returning({ id: loginFailures.id });
  return (row as { id: string }).id;
}
