import { and, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { found, Refused } from "../errors.ts";
import { recordEvent } from "../events.ts";
import { once } from "../idempotency.ts";
import type { Tx } from "../index.ts";
import type { Locale } from "../values/text.ts";
import type { ChangePassword, Invite } from "./input.ts";
import { tellDirectors } from "./letters.ts";
import { sendPasswordLink } from "./links.ts";
import { hashPassword, isWeakPassword, verifyPassword } from "./password.ts";
import { endSessionsOf } from "./sessions.ts";
import { branches, departments, staff } from "./table.ts";
import { worksHere } from "./works-here.ts";

export { closeAccount, endAccess, handOverWork, reopenAccount } from "./leaving.ts";

/** Take a colleague on: the account exists at once, the password comes by the link in the invitation. */
export async function inviteStaff(tx: Tx, actor: StaffActor, input: Invite, now: Date) {
  // Who sees no client could otherwise make an account that sees all of them.
  if (input.role === "director" && actor.role !== "director") {
    throw new Refused("forbidden", { field: "role" });
  }
  const { key: _, ...person } = input;
  await checkPlace(tx, person);
  return once(tx, actor, "staff.invite", input, async () => {
    const [row] = await tx.insert(staff).values(person).onConflictDoNothing().returning();
    if (!row) throw new Refused("email_taken", { field: "email" });
    await sendPasswordLink(tx, row, "invitation", actor.name, now);
    await tellDirectors(tx, actor, row, "invited", now);
    await recordEvent(tx, actor, {
      command: "staff.invite",
      entity: "staff",
      entityId: row.id,
      after: person,
    });
    return { id: row.id };
  });
}

/** The branch and the department are ones of this office. */
async function checkPlace(tx: Tx, { branchId, departmentId }: Pick<Invite, "branchId" | "departmentId">) {
  if (branchId && (await tx.$count(branches, eq(branches.id, branchId))) === 0) {
    throw new Refused("not_found", { field: "branchId" });
  }
  if (departmentId && (await tx.$count(departments, eq(departments.id, departmentId))) === 0) {
    throw new Refused("not_found", { field: "departmentId" });
  }
}

/** Send the invitation once more, to the address the directors know: the link before it stops working. */
export async function inviteAgain(tx: Tx, actor: StaffActor, input: { id: string }, now: Date) {
  const [row] = await tx
    .select()
    .from(staff)
    .where(and(eq(staff.id, input.id), isNull(staff.passwordHash), worksHere()));
  await sendPasswordLink(tx, found(row), "invitation", actor.name, now);
  await recordEvent(tx, actor, { command: "staff.invite_again", entity: "staff", entityId: input.id });
}

export async function changePassword(tx: Tx, actor: StaffActor, input: ChangePassword, now: Date) {
  const [row] = await tx.select().from(staff).where(eq(staff.id, actor.id)).for("update");
  const person = found(row);
  if (!(await verifyPassword(person.passwordHash, input.current))) {
    throw new Refused("password_wrong", { field: "current" });
  }
  if (isWeakPassword(input.next, [person.email, person.surname, person.given])) {
    throw new Refused("password_weak", { field: "next" });
  }
  await tx
    .update(staff)
    .set({ passwordHash: await hashPassword(input.next) })
    .where(eq(staff.id, actor.id));
  await endSessionsOf(tx, actor.id, now, actor.sessionId);
  await recordEvent(tx, actor, { command: "staff.change_password", entity: "staff", entityId: actor.id });
}

export async function changeLocale(tx: Tx, actor: StaffActor, input: { locale: Locale }) {
  await tx.update(staff).set({ locale: input.locale }).where(eq(staff.id, actor.id));
  await recordEvent(tx, actor, {
    command: "staff.change_locale",
    entity: "staff",
    entityId: actor.id,
    before: { locale: actor.locale },
    after: { locale: input.locale },
  });
}
