import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { complaintAlarms } from "#db/complaints/table.ts";
import { db } from "#db/index.ts";
import { outbox } from "#db/outbox/table.ts";
import { staff } from "#db/staff/table.ts";
import { makeBranch } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { from, inWork, lodge, makeBook, now, rowOf, run, type TestBook } from "./book.ts";

const { owner } = await testDatabase();
const { sweepComplaintAlarms } = await import("#db/complaints/alarms.ts");
const commands = await import("#db/complaints/commands.ts");
let book: TestBook;

beforeEach(async () => {
  await owner`truncate complaint_alarms, complaint_entries, complaint_clock_events, complaints, outbox cascade`;
  // One office a test: a director of an earlier one would be told in place of this one's.
  await owner`update staff set closed_at = now()`;
  book = await makeBook();
});

const at = (text: string) => new Date(`${text}+05:00`);
const overdue = (id: string) =>
  db
    .select({ staffId: outbox.staffId, props: outbox.props })
    .from(outbox)
    .where(and(eq(outbox.entityId, id), eq(outbox.kind, "complaint-overdue")))
    .orderBy(outbox.id);
const toldOf = async (id: string) =>
  (await overdue(id)).map(({ staffId, props }) => [(props as { level: string }).level, staffId]);
/** In the branch, presented on Thursday 12 March: steered to Friday 20, our own term four working days. */
const late = () => inWork(book.engineer, { branchId: book.branchId, type: "goods_quality" });

describe("the ladder", () => {
  test("holder, head, director: each step once, with its letter", async () => {
    const { id } = await late();
    expect(await sweepComplaintAlarms(at("2026-03-13T17:00"))).toBe(0);
    expect(await sweepComplaintAlarms(at("2026-03-16T09:00"))).toBe(1);
    expect(await toldOf(id)).toEqual([["holder", book.engineer.id]]);
    expect(await sweepComplaintAlarms(at("2026-03-16T12:00"))).toBe(0);
    expect(await sweepComplaintAlarms(at("2026-03-17T09:00"))).toBe(1);
    expect(await sweepComplaintAlarms(at("2026-03-18T09:00"))).toBe(1);
    expect(await sweepComplaintAlarms(at("2026-03-30T12:00"))).toBe(0);
    expect(await toldOf(id)).toEqual([
      ["holder", book.engineer.id],
      ["head", book.serviceHead.id],
      ["director", book.director.id],
    ]);
    expect(await db.$count(complaintAlarms)).toBe(3);
  });

  test("after a silence only the highest step is taken, and the holder hears of it too", async () => {
    const { id } = await late();
    expect(await sweepComplaintAlarms(at("2026-03-24T12:00"))).toBe(1);
    expect(new Set((await toldOf(id)).map(String))).toEqual(
      new Set([`director,${book.engineer.id}`, `director,${book.director.id}`]),
    );
    const [letter] = await overdue(id);
    expect(letter?.props).toMatchObject({
      ...{ steerOn: "2026-03-20", lastOn: "2026-03-23" },
      passedAt: expect.stringContaining("2026-03-18"),
    });
    expect(await sweepComplaintAlarms(at("2026-03-24T13:00"))).toBe(0);
  });

  test("at night and on days off it waits for the branch's morning", async () => {
    await late();
    const quiet = ["2026-03-16T08:59", "2026-03-16T18:00", "2026-03-21T12:00", "2026-03-22T12:00"];
    for (const moment of quiet) expect(await sweepComplaintAlarms(at(moment)), moment).toBe(0);
    expect(await sweepComplaintAlarms(at("2026-03-23T09:00"))).toBe(1);
  });

  test("each branch wakes by its own clock", async () => {
    const east = await makeBranch({ timeZone: "Asia/Vladivostok" });
    await lodge({ branchId: east.id, ownerId: book.quality.id });
    const { id } = await late();
    // Half past eight in Yekaterinburg, half past one in Vladivostok.
    expect(await sweepComplaintAlarms(at("2026-03-24T08:30"))).toBe(1);
    expect(await overdue(id)).toEqual([]);
    expect(await sweepComplaintAlarms(at("2026-03-24T09:30"))).toBe(1);
  });

  test("a question to the client silences our own term, not the law's", async () => {
    const item = await late();
    const asked = { ...from(item), question: "Когда он слышнее?" };
    await run(commands.askClient, book.engineer, asked, at("2026-03-12T12:00"));
    await sweepComplaintAlarms(at("2026-03-24T12:00"));
    const [letter] = await overdue(item.id);
    expect(letter?.props).toMatchObject({ level: "director", passedAt: null });
  });

  test("what is answered is quiet; what is reopened has a ladder of its own", async () => {
    const item = await inWork(book.quality, { kind: "praise", demand: "none", branchId: book.branchId });
    const said = { ...from(item), text: "Спасибо" };
    const done = await run(commands.answerComplaint, book.quality, said, now);
    expect(await sweepComplaintAlarms(at("2026-04-06T12:00"))).toBe(0);
    const again = { ...from(done), reason: "Ответ не дошёл" };
    await run(commands.reopenComplaint, book.quality, again, at("2026-04-06T12:00"));
    expect(await sweepComplaintAlarms(at("2026-05-05T12:00"))).toBe(1);
    expect(await rowOf(item.id)).toMatchObject({ generation: 2 });
  });

  test("a holder who has left is passed over for the head", async () => {
    const { id } = await late();
    await db.update(staff).set({ closedAt: now }).where(eq(staff.id, book.engineer.id));
    await sweepComplaintAlarms(at("2026-03-17T09:00"));
    expect(await toldOf(id)).toEqual([["head", book.serviceHead.id]]);
  });
});

describe("many workers", () => {
  test("four at once over 230 complaints: one alarm and one letter each", async () => {
    const made = [];
    for (let i = 0; i < 230; i++)
      made.push(await lodge({ branchId: book.branchId, ownerId: book.engineer.id }));
    await Promise.all([1, 2, 3, 4].map(() => sweepComplaintAlarms(at("2026-03-16T10:00"))));
    await sweepComplaintAlarms(at("2026-03-16T10:01"));
    expect(await db.$count(complaintAlarms)).toBe(made.length);
    expect(await db.$count(outbox, eq(outbox.kind, "complaint-overdue"))).toBe(made.length);
  }, 120_000);

  test("one that is being worked on is left for the next sweep; one that dies leaves nothing", async () => {
    const { id } = await late();
    await owner.begin(async (sql) => {
      await sql`select from complaints where id = ${id} for update`;
      expect(await sweepComplaintAlarms(at("2026-03-16T10:00"))).toBe(0);
    });
    await owner`create function halt() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`.simple();
    await owner`create trigger halt before insert on outbox for each row execute function halt()`.simple();
    await expect(sweepComplaintAlarms(at("2026-03-16T10:00"))).rejects.toThrow();
    await owner`drop trigger halt on outbox`;
    await owner`drop function halt()`;
    expect(await db.$count(complaintAlarms)).toBe(0);
    expect(await sweepComplaintAlarms(at("2026-03-16T10:00"))).toBe(1);
    expect(await toldOf(id)).toEqual([["holder", book.engineer.id]]);
  });
});
