import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import * as commands from "#db/assignments/commands.ts";
import type { Issue } from "#db/assignments/input.ts";
import type { Moved } from "#db/assignments/step.ts";
import { assignments } from "#db/assignments/table.ts";
import { Refused } from "#db/errors.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { departments } from "#db/staff/table.ts";
import { makeActor, makeBranch, makeDepartment } from "#tests/factories.ts";

/** Thursday, 11:40 in Yekaterinburg. */
export const now = new Date("2026-03-19T06:40:00Z");
export const hours = (count: number, from = now) => new Date(from.getTime() + count * 3_600_000);

/** Sales hands work to service, which has a head and two engineers; an outsider sits in delivery. */
export async function makeOffice() {
  const branchId = (await makeBranch()).id;
  const [sales, service, delivery] = [await makeDepartment(), await makeDepartment(), await makeDepartment()];
  const at = (departmentId: string) => ({ departmentId, branchId, passwordHash: "set" });
  const office = {
    branchId,
    sales,
    service,
    giver: await makeActor("sales_manager", { ...at(sales.id), surname: "Соколова", given: "Ирина" }),
    taker: await makeActor("service", { ...at(service.id), surname: "Рябов", given: "Константин" }),
    colleague: await makeActor("service", at(service.id)),
    head: await makeActor("service", at(service.id), { headOf: [service.id] }),
    outsider: await makeActor("delivery", at(delivery.id)),
    director: await makeActor("director", { branchId }),
  };
  await db.update(departments).set({ headId: office.head.id }).where(eq(departments.id, service.id));
  return office;
}

export type TestOffice = Awaited<ReturnType<typeof makeOffice>>;

type Command<I, T> = (tx: Tx, actor: StaffActor, input: I, now: Date) => Promise<T>;

/** Run a command as an action does. */
export const run = <I, T>(command: Command<I, T>, actor: StaffActor, input: I, at = now): Promise<T> =>
  inTransaction((tx) => command(tx, actor, input, at));

export const issueTo = (actor: StaffActor, to: Partial<Issue>, at = now): Promise<Moved> =>
  run(
    commands.issueAssignment,
    actor,
    { key: randomUUID(), title: "Проверить шум фанкойлов", dueAt: hours(24, at), ...to },
    at,
  );

export const seen = ({ id, version }: Moved) => ({ id, expectedVersion: version });

export async function rowOf(id: string) {
  const [row] = await db.select().from(assignments).where(eq(assignments.id, id));
  if (!row) throw new Error(`No assignment ${id}`);
  return row;
}

/** The rule's no that a command ended with; anything else is thrown on. */
export async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => new Error("was done"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw error;
  return error;
}

export const code = async (promise: Promise<unknown>) => (await refusal(promise)).code;
