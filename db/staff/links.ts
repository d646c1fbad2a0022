import { and, eq, gt, isNull } from "drizzle-orm";
import { env } from "../env.ts";
import { Refused } from "../errors.ts";
import { recordEvent } from "../events.ts";
import { db, type Tx } from "../index.ts";
import { enqueueLetter } from "../outbox/commands.ts";
import { fullName } from "../values/person-name.ts";
import type { SetPassword } from "./input.ts";
import { hashPassword, isWeakPassword } from "./password.ts";
import { endSessionsOf, newToken, tokenHash } from "./sessions.ts";
import { company, knownDevices, loginFailures, passwordLinks, type StaffMember, staff } from "./table.ts";
import { worksHere } from "./works-here.ts";

const lifeMs = 60 * 60_000;

/** Make a link for setting a password. Links made before stop working. */
export async function makePasswordLink(tx: Tx, staffId: string, kind: "invitation" | "reset", now: Date) {
  const token = newToken();
  await tx
    .update(passwordLinks)
    .set({ usedAt: now })
    .where(and(eq(passwordLinks.staffId, staffId), isNull(passwordLinks.usedAt)));
  const [link] = await tx
    .insert(passwordLinks)
    .values({ tokenHash: tokenHash(token), staffId, kind, expiresAt: new Date(now.getTime() + lifeMs) })
    .returning({ id: passwordLinks.id });
  return { id: (link as { id: string }).id, token };
}

/** Make a link and send it by letter to the address on record. */
export async function sendPasswordLink(
  tx: Tx,
  person: StaffMember,
  kind: "invitation" | "reset",
  invitedBy: string,
  now: Date,
): Promise<void> {
  const { id, token } = await makePasswordLink(tx, person.id, kind, now);
  const name = fullName(person);
  const letter = {
    runKey: `password-link:${id}`,
    to: { address: person.email, name, staffId: person.id },
    locale: person.locale,
  };
  const props = { name, url: `${env().APP_URL}/password/${token}`, minutes: lifeMs / 60_000 };
  if (kind === "reset") {
    await enqueueLetter(tx, { ...letter, kind: "password-reset", props }, now);
  } else {
    const [row] = await tx.select({ name: company.name }).from(company);
    const companyName = row?.name ?? "Слово";
    await enqueueLetter(
      tx,
      { ...letter, kind: "invitation", props: { ...props, invitedBy, company: companyName } },
      now,
    );
  }
}

/**
 * Somebody forgot a password. Whether the account exists is told to nobody: the answer is the same,
 * and the letter goes only to the address on record.
 */
export async function askReset(tx: Tx, email: string, now: Date): Promise<void> {
  const [person] = await tx
    .select()
    .from(staff)
    .where(and(eq(staff.email, email), worksHere()));
  if (!person) return;
  const minuteAgo = new Date(now.getTime() + lifeMs - 60_000);
  const [recent] = await tx
    .select({ id: passwordLinks.id })
    .from(passwordLinks)
    .where(and(eq(passwordLinks.staffId, person.id), gt(passwordLinks.expiresAt, minuteAgo)));
  if (recent) return;
  await sendPasswordLink(tx, person, person.passwordHash ? "reset" : "invitation", fullName(person), now);
  await recordEvent(tx, null, { command: "staff.ask_reset", entity: "staff", entityId: person.id });
}

const alive = (token: string, now: Date) =>
  and(
    eq(passwordLinks.tokenHash, tokenHash(token)),
    isNull(passwordLinks.usedAt),
    gt(passwordLinks.expiresAt, now),
    worksHere(),
  );

/** Whose password a link would set. Looking changes nothing: mail scanners open links too. */
export async function peekPasswordLink(token: string, now: Date): Promise<{ email: string } | null> {
  const [row] = await db
    .select({ email: staff.email })
    .from(passwordLinks)
    .innerJoin(staff, eq(staff.id, passwordLinks.staffId))
    .where(alive(token, now));
  return row ?? null;
}

/** Set the password by the link: once, ending all other sessions and forgetting earlier failures. */
export async function setPasswordByLink(tx: Tx, input: SetPassword, now: Date): Promise<{ email: string }> {
  const [link] = await tx
    .select({ id: passwordLinks.id, person: staff })
    .from(passwordLinks)
    .innerJoin(staff, eq(staff.id, passwordLinks.staffId))
    .where(alive(input.token, now))
    .for("update");
  if (!link) throw new Refused("link_dead");
  const { person } = link;
  if (isWeakPassword(input.password, [person.email, person.surname, person.given])) {
    throw new Refused("password_weak", { field: "password" });
  }
  await tx.update(passwordLinks).set({ usedAt: now }).where(eq(passwordLinks.id, link.id));
  await tx
    .update(staff)
    .set({ passwordHash: await hashPassword(input.password) })
    .where(eq(staff.id, person.id));
  await endSessionsOf(tx, person.id, now);
  await tx.delete(knownDevices).where(eq(knownDevices.staffId, person.id));
  await tx.delete(loginFailures).where(eq(loginFailures.email, person.email));
  await recordEvent(tx, null, { command: "staff.set_password", entity: "staff", entityId: person.id });
  return { email: person.email };
}
