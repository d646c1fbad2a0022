import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { clients } from "../clients/table.ts";
import { env } from "../env.ts";
import type { Tx } from "../index.ts";
import { enqueueLetter } from "../outbox/commands.ts";
import { branches, departments, staff } from "../staff/table.ts";
import { worksHere } from "../staff/works-here.ts";
import { shortName } from "../values/person-name.ts";
import { DEFAULT_ZONE } from "../values/time.ts";
import type { Assignment } from "./table.ts";

/** A line of a letter holds 300 characters; a name from an old file may be longer. */
export const clip = (text: string) => (text.length > 300 ? `${text.slice(0, 299)}…` : text);

export const addressOf = (assignmentId: string) => `${env().APP_URL}/assignments/${assignmentId}`;

/** Tell who was handed it: the person, or those of the department who may take it. */
export async function tellAddressees(tx: Tx, actor: StaffActor, item: Assignment, now: Date): Promise<void> {
  const [client] = item.clientId
    ? await tx.select({ name: clients.name }).from(clients).where(eq(clients.id, item.clientId))
    : [];
  for (const person of await addressees(tx, item)) {
    await enqueueLetter(
      tx,
      {
        kind: "assignment-received",
        props: {
          title: clip(item.title),
          client: client ? clip(client.name) : null,
          giver: clip(actor.name),
          department: item.executorId === null && person.department ? clip(person.department) : null,
          note: item.details,
          dueAt: item.dueAt.toISOString(),
          timeZone: person.timeZone ?? DEFAULT_ZONE,
          url: addressOf(item.id),
        },
        runKey: `assignment-received:${item.id}:${item.version}:${person.id}`,
        to: { address: person.email, name: shortName(person), staffId: person.id },
        locale: person.locale,
        about: { entity: "assignment", id: item.id },
      },
      now,
    );
  }
}

/** Of a department: no administrator, who sees no client, and nobody before the invitation is accepted. */
function addressees(tx: Tx, item: Assignment) {
  const to = item.executorId
    ? eq(staff.id, item.executorId)
    : and(
        sql`${staff.departmentId} = ${item.departmentId}`,
        ne(staff.role, "admin"),
        isNotNull(staff.passwordHash),
      );
  return tx
    .select({
      id: staff.id,
      email: staff.email,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
      locale: staff.locale,
      timeZone: branches.timeZone,
      department: departments.name,
    })
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .leftJoin(departments, eq(departments.id, staff.departmentId))
    .where(and(to, worksHere(), ne(staff.id, item.issuerId)))
    .orderBy(staff.id);
}
