import { randomUUID } from "node:crypto";
import { type StaffActor, staffActor } from "#db/actor.ts";
import { nameKey, searchDocument } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { db } from "#db/index.ts";
import type { Role } from "#db/staff/roles.ts";
import { branches, departments, staff } from "#db/staff/table.ts";
import { shortName } from "#db/values/person-name.ts";

let n = 0;
const unique = () => ++n;

export async function makeBranch(values: Partial<typeof branches.$inferInsert> = {}) {
  const [row] = await db
    .insert(branches)
    .values({ name: `Филиал ${unique()}`, timeZone: "Asia/Yekaterinburg", ...values })
    .returning();
  return row as typeof branches.$inferSelect;
}

export async function makeDepartment(values: Partial<typeof departments.$inferInsert> = {}) {
  const [row] = await db
    .insert(departments)
    .values({ name: `Отдел ${unique()}`, ...values })
    .returning();
  return row as typeof departments.$inferSelect;
}

export async function makeStaff(values: Partial<typeof staff.$inferInsert> = {}) {
  const [row] = await db
    .insert(staff)
    .values({
      email: `person-${unique()}-${randomUUID().slice(0, 8)}@slovo.test`,
      surname: `Тестов${n}`,
      given: "Иван",
      role: "sales_manager",
      ...values,
    })
    .returning();
  return row as typeof staff.$inferSelect;
}

/** A signed-in person of the role, with a row of their own. */
export async function makeActor(
  role: Role = "director",
  values: Partial<typeof staff.$inferInsert> = {},
  more: { headOf?: string[]; timeZone?: string } = {},
): Promise<StaffActor> {
  const row = await makeStaff({ role, ...values });
  return staffActor({
    id: row.id,
    sessionId: null,
    name: shortName(row),
    role: row.role,
    branchId: row.branchId,
    departmentId: row.departmentId,
    headOf: more.headOf ?? [],
    locale: row.locale,
    timeZone: more.timeZone ?? "Asia/Yekaterinburg",
  });
}

export async function makeClient(values: Partial<typeof clients.$inferInsert> = {}) {
  const name = values.name ?? `ООО «Клиент ${unique()}»`;
  const [row] = await db
    .insert(clients)
    .values({
      nameKey: nameKey(name),
      search: searchDocument({ names: [name], inns: [], phones: [], emails: [], people: [] }),
      ...values,
      name,
    })
    .returning();
  return row as typeof clients.$inferSelect;
}
