import { and, asc, eq, sql } from "drizzle-orm";
import { type StaffActor, staffActor } from "#db/actor.ts";
import {
  contactsVisibleTo,
  editableBy,
  type Ground,
  groundsOf,
  moneyVisibleTo,
  visibleTo,
} from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import { db } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { branches, departments, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { fullName } from "#db/values/person-name.ts";

/** What a colleague may do with a client, and on which grounds the card is theirs to see. */
export interface Seer {
  id: string;
  name: string;
  role: StaffActor["role"];
  branch: string | null;
  card: boolean;
  contacts: boolean;
  money: boolean;
  edit: boolean;
  /** Why the card is theirs to see, and why its people are. */
  cardBy: Ground[];
  contactsBy: Ground[];
}

type Said = Pick<Seer, "card" | "contacts" | "money" | "edit" | "cardBy" | "contactsBy">;

/** So many colleagues are asked about in one statement. */
const CHUNK = 60;

async function colleagues(): Promise<{ actor: StaffActor; name: string; branch: string | null }[]> {
  const rows = await db
    .select({
      id: staff.id,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
      role: staff.role,
      branchId: staff.branchId,
      departmentId: staff.departmentId,
      branch: branches.name,
      headOf: sql<
        string[]
      >`array(select ${departments.id} from ${departments} where ${departments.headId} = ${staff.id})`,
    })
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .where(worksHere())
    .orderBy(asc(staff.surname), asc(staff.given))
    .limit(1_000);
  return rows.map(({ id, role, branchId, departmentId, headOf, branch, ...person }) => ({
    name: fullName(person),
    branch,
    actor: staffActor({
      ...{ id, role, branchId, departmentId, headOf },
      ...{ sessionId: null, name: fullName(person), locale: "ru", timeZone: "Europe/Moscow" },
    }),
  }));
}

/**
 * Who of the office may see the client, by the very conditions that the queries carry, asked for each colleague over the
 * client's row. For whoever answers for access.
 */
export async function listSeers(actor: StaffActor, clientId: string): Promise<Seer[]> {
  if (!can(actor, "access.view")) throw new Refused("forbidden");
  const all = await colleagues();
  const seers: Seer[] = [];
  for (let from = 0; from < all.length; from += CHUNK) {
    const part = all.slice(from, from + CHUNK);
    const said = part.map(({ actor: one }) => {
      const by = (reach: "card" | "contacts") => {
        const named = groundsOf(one, reach).map(
          ({ ground, holds }) => sql`case when ${holds} then ${ground}::text end`,
        );
        return sql`array_remove(array[${sql.join([sql`null`, ...named], sql`, `)}]::text[], null)`;
      };
      return sql`json_build_object('card', ${visibleTo(one)}, 'contacts', ${contactsVisibleTo(one)},
        'money', ${moneyVisibleTo(one)}, 'edit', ${editableBy(one)}, 'cardBy', ${by("card")}, 'contactsBy', ${by("contacts")})`;
    });
    const [row] = await db
      .select({ said: sql<Said[]>`json_build_array(${sql.join(said, sql`, `)})` })
      .from(clients)
      .where(and(eq(clients.id, clientId), visibleTo(actor)));
    const answers = found(row).said;
    seers.push(
      ...part.flatMap(({ actor: one, name, branch }, index) => {
        const answer = answers[index];
        if (!answer?.card || !can(one, "client.view")) return [];
        // A right on the row is of use with the permission to use it alone.
        const money = answer.money && can(one, "purchase.view");
        const edit = answer.edit && can(one, "client.edit");
        return [{ id: one.id, role: one.role, name, branch, ...answer, money, edit }];
      }),
    );
  }
  return seers;
}
