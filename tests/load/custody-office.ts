import { eq } from "drizzle-orm";
import { type StaffActor, staffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { db } from "#db/index.ts";
import type { Role } from "#db/staff/roles.ts";
import { branches, departments, staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";
import { makeBranch, makeClient, makeDepartment, makeStaff } from "#tests/factories.ts";

/** Ten people of three departments and six clients, each of another's. */
export interface Office {
  people: StaffActor[];
  departmentIds: string[];
  clientIds: string[];
}

const team: [role: Role, department: number | null][] = [
  ["director", null],
  ["sales_head", 0],
  ["sales_manager", 0],
  ["sales_manager", 0],
  ["service", 1],
  ["service", 1],
  ["delivery", 2],
  ["delivery", 2],
  ["accountant", null],
  ["marketer", null],
];

export async function furnishOffice(): Promise<void> {
  const branch = await makeBranch();
  const rooms = [await makeDepartment(), await makeDepartment(), await makeDepartment()];
  const ids: string[] = [];
  for (const [role, room] of team) {
    const person = await makeStaff({
      role,
      branchId: branch.id,
      departmentId: room === null ? null : rooms[room]?.id,
    });
    ids.push(person.id);
  }
  for (const [room, head] of [
    [0, 1],
    [1, 4],
    [2, 6],
  ] as const) {
    await db
      .update(departments)
      .set({ headId: ids[head] })
      .where(eq(departments.id, rooms[room]?.id ?? ""));
  }
  for (const owner of [1, 2, 2, 3, 3, null]) {
    await makeClient({ branchId: branch.id, ownerId: owner === null ? null : ids[owner] });
  }
}

/** The office as another process finds it. */
export async function readOffice(): Promise<Office> {
  const rooms = await db.select().from(departments).orderBy(departments.id);
  const rows = await db
    .select()
    .from(staff)
    .innerJoin(branches, eq(branches.id, staff.branchId))
    .orderBy(staff.id);
  const people = rows.map(({ staff: row, branches: branch }) =>
    staffActor({
      id: row.id,
      sessionId: null,
      name: shortName(row),
      role: row.role,
      branchId: row.branchId,
      departmentId: row.departmentId,
      headOf: rooms.filter(({ headId }) => headId === row.id).map(({ id }) => id),
      locale: row.locale,
      timeZone: branch.timeZone,
    }),
  );
  const owned = await db.select({ id: clients.id }).from(clients).orderBy(clients.id);
  return { people, departmentIds: rooms.map(({ id }) => id), clientIds: owned.map(({ id }) => id) };
}
