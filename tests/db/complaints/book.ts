import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import * as commands from "#db/complaints/commands.ts";
import { lodge as lodgeInput } from "#db/complaints/input.ts";
import type { LodgeInput } from "#db/complaints/lodge.ts";
import type { Moved } from "#db/complaints/step.ts";
import { complaintClockEvents, complaintEntries, complaints } from "#db/complaints/table.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { outbox } from "#db/outbox/table.ts";
import { company, departments } from "#db/staff/table.ts";
import { makeActor, makeBranch, makeClient, makeDepartment } from "#tests/factories.ts";

export { code, refusal } from "#tests/db/assignments/office.ts";

/** Thursday, 9:14 in Yekaterinburg: the complaint of the mock pages. */
export const now = new Date("2026-03-12T04:14:00Z");
export const zone = "Asia/Yekaterinburg";
export const hours = (count: number, from = now) => new Date(from.getTime() + count * 3_600_000);

type Command<I, T> = (tx: Tx, actor: StaffActor, input: I, now: Date) => Promise<T>;

/** Run a command as an action does. */
export const run = <I, T>(command: Command<I, T>, actor: StaffActor, input: I, at = now): Promise<T> =>
  inTransaction((tx) => command(tx, actor, input, at));

/** Quality has a head and one more; service takes what it is handed; sales keeps the clients. */
export async function makeBook() {
  const branchId = (await makeBranch()).id;
  const [quality, service, sales] = [await makeDepartment(), await makeDepartment(), await makeDepartment()];
  const at = (departmentId: string) => ({ departmentId, branchId, passwordHash: "set" });
  const book = {
    branchId,
    quality: await makeActor("quality", { ...at(quality.id), surname: "Вербицкая", given: "Анна" }),
    checker: await makeActor("quality", at(quality.id)),
    engineer: await makeActor("service", { ...at(service.id), surname: "Рябов", given: "Константин" }),
    serviceHead: await makeActor("service", at(service.id), { headOf: [service.id] }),
    manager: await makeActor("sales_manager", at(sales.id)),
    salesHead: await makeActor("sales_head", at(sales.id), { headOf: [sales.id] }),
    outsider: await makeActor("delivery", at(service.id)),
    admin: await makeActor("admin", at(service.id)),
    director: await makeActor("director", { branchId, passwordHash: "set" }),
  };
  await db.update(departments).set({ headId: book.quality.id }).where(eq(departments.id, quality.id));
  await db.update(departments).set({ headId: book.serviceHead.id }).where(eq(departments.id, service.id));
  await db.insert(company).values({ name: "ООО «Тёплый дом»" }).onConflictDoNothing();
  return book;
}

export type TestBook = Awaited<ReturnType<typeof makeBook>>;

/** A person who bought an air conditioner, with an address to write to. */
export async function makePerson(values: Parameters<typeof makeClient>[0] = {}, email?: string) {
  const client = await makeClient({ name: "Лебедева Анна Петровна", kind: "person", ...values });
  const value = email ?? `anna-${randomUUID().slice(0, 8)}@example.ru`;
  await db.insert(contactPoints).values({ clientId: client.id, kind: "email", value, raw: value });
  return { ...client, email: value };
}

export const told = (more: Partial<LodgeInput> = {}): LodgeInput => ({
  kind: "complaint",
  channel: "form",
  type: "service_quality",
  demand: "refund",
  subject: "Кондиционер гудит после монтажа",
  text: "С первого дня гудит так, что ночью спать нельзя. Верните деньги.",
  fromName: "Лебедева Анна",
  fromEmail: `anna-${randomUUID().slice(0, 8)}@example.ru`,
  locale: "ru",
  ...more,
});

export const lodge = (more: Partial<LodgeInput> = {}, at = now) =>
  inTransaction((tx) => commands.lodgeComplaint(tx, { client: true }, told(more), at));

export const lodgeBy = (actor: StaffActor, more: object = {}, at = now) =>
  run(
    commands.lodgeByStaff,
    actor,
    lodgeInput.parse({
      key: randomUUID(),
      kind: "complaint",
      type: "goods_quality",
      demand: "refund",
      subject: "Шумит насос",
      text: "Шумит со второго дня",
      fromName: "Лебедева Анна",
      ...more,
    }),
    at,
  );

export async function rowOf(id: string) {
  const [row] = await db.select().from(complaints).where(eq(complaints.id, id));
  if (!row) throw new Error(`No complaint ${id}`);
  return row;
}

export const seen = async (id: string) => ({ id, expectedVersion: (await rowOf(id)).version });
export const from = ({ id, version }: Moved) => ({ id, expectedVersion: version });

export const entriesOf = (id: string) =>
  db
    .select()
    .from(complaintEntries)
    .where(eq(complaintEntries.complaintId, id))
    .orderBy(asc(complaintEntries.at), asc(complaintEntries.id));
export const clockEventsOf = (id: string) =>
  db
    .select()
    .from(complaintClockEvents)
    .where(eq(complaintClockEvents.complaintId, id))
    .orderBy(asc(complaintClockEvents.at), asc(complaintClockEvents.id));
export const lettersOf = (id: string) =>
  db.select().from(outbox).where(eq(outbox.entityId, id)).orderBy(asc(outbox.id));
export const kindsOf = async (id: string) => (await lettersOf(id)).map(({ kind }) => kind).sort();

/** A complaint in work, taken by its owner. */
export async function inWork(owner: StaffActor, more: Partial<LodgeInput> = {}, at = now): Promise<Moved> {
  const { id } = await lodge({ ownerId: owner.id, ...more }, at);
  return run(commands.takeComplaint, owner, await seen(id), at);
}
