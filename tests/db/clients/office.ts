import { randomUUID } from "node:crypto";
import type { StaffActor } from "#db/actor.ts";
import { createClient } from "#db/clients/commands.ts";
import { createClient as createInput } from "#db/clients/input.ts";
import { db, inTransaction } from "#db/index.ts";
import type { Role } from "#db/staff/roles.ts";
import { makeActor, makeBranch, makeDepartment } from "#tests/factories.ts";

export const now = new Date("2026-03-19T06:40:00Z");

/** One company: two sales departments, a service, everybody of each role, one person apart in another branch. */
export async function makeOffice() {
  const [sales, otherSales, service] = [
    await makeDepartment(),
    await makeDepartment(),
    await makeDepartment(),
  ];
  const [branch, otherBranch] = [await makeBranch(), await makeBranch()];
  const of = (role: Role, departmentId: string) => makeActor(role, { departmentId });
  return {
    sales,
    otherSales,
    service,
    branch,
    otherBranch,
    director: await makeActor("director"),
    head: await makeActor("sales_head", { departmentId: sales.id }, { headOf: [sales.id] }),
    manager: await of("sales_manager", sales.id),
    colleague: await of("sales_manager", sales.id),
    stranger: await of("sales_manager", otherSales.id),
    secretary: await of("secretary", sales.id),
    serviceman: await of("service", service.id),
    accountant: await of("accountant", service.id),
    marketer: await of("marketer", sales.id),
    admin: await of("admin", sales.id),
    faraway: await makeActor("sales_manager", { departmentId: sales.id, branchId: otherBranch.id }),
  };
}

export type Office = Awaited<ReturnType<typeof makeOffice>>;
type Fields = Partial<Parameters<typeof createInput.parse>[0] & Record<string, unknown>>;

/** Through the command, as people do it. */
export async function addClient(actor: StaffActor, fields: Fields = {}): Promise<string> {
  const input = createInput.parse({
    key: randomUUID(),
    name: `ООО «Клиент ${randomUUID().slice(0, 8)}»`,
    duplicateSeen: true,
    ...fields,
  });
  const { id } = await inTransaction((tx) => createClient(tx, actor, input, now));
  return id;
}

/** Names of commands recorded since the number of events was `from`. */
export async function eventsOf(entityId: string): Promise<string[]> {
  const rows = await db.query.events.findMany({
    where: (events, { eq }) => eq(events.entityId, entityId),
    orderBy: (events, { asc }) => asc(events.id),
  });
  return rows.map(({ command }) => command);
}
