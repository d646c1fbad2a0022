import { and, eq } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { env } from "../env.ts";
import type { Tx } from "../index.ts";
import { enqueueLetter } from "../outbox/commands.ts";
import type { LetterProps } from "../values/letters.ts";
import { fullName } from "../values/person-name.ts";
import { DEFAULT_ZONE } from "../values/time.ts";
import { roles } from "./roles.ts";
import { branches, departments, type StaffMember, staff } from "./table.ts";
import { worksHere } from "./works-here.ts";

/**
 * An administrator sees no client, but may let somebody in who does, be it to a mailbox of his own: every director
 * hears of it. What a director does needs no telling.
 */
export async function tellDirectors(
  tx: Tx,
  actor: StaffActor,
  person: StaffMember,
  change: LetterProps<"access-given">["change"],
  now: Date,
): Promise<void> {
  if (actor.role === "director") return;
  const directors = await tx
    .select({ director: staff, timeZone: branches.timeZone })
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .where(and(eq(staff.role, "director"), worksHere()))
    .orderBy(staff.id);
  const place = await placeOf(tx, person);
  for (const { director, timeZone } of directors) {
    await enqueueLetter(
      tx,
      {
        kind: "access-given",
        props: {
          change,
          by: actor.name,
          name: fullName(person),
          role: roles[person.role].label[director.locale],
          ...place,
          address: person.email,
          at: now.toISOString(),
          timeZone: timeZone ?? DEFAULT_ZONE,
          url: `${env().APP_URL}/settings/staff`,
        },
        runKey: `access-given:${person.id}:${now.toISOString()}:${director.id}`,
        to: { address: director.email, name: fullName(director), staffId: director.id },
        locale: director.locale,
        about: { entity: "staff", id: person.id },
      },
      now,
    );
  }
}

/** A department opens its work to whoever sits in it, a branch its clients. */
async function placeOf(tx: Tx, { departmentId, branchId }: StaffMember) {
  const nameIn = async (table: typeof departments | typeof branches, id: string | null) => {
    if (id === null) return null;
    const [row] = await tx.select({ name: table.name }).from(table).where(eq(table.id, id));
    return row?.name ?? null;
  };
  return { department: await nameIn(departments, departmentId), branch: await nameIn(branches, branchId) };
}
