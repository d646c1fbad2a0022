import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { issue } from "#db/assignments/input.ts";
import { emptyComplaintSearch } from "#db/complaints/list-input.ts";
import { makeActor, makeBranch, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  code,
  from,
  hours,
  inWork,
  lodge,
  lodgeBy,
  makeBook,
  makePerson,
  now,
  run,
  seen,
  type TestBook,
} from "./book.ts";

await testDatabase();
const { issueAssignment, declineAssignment } = await import("#db/assignments/commands.ts");
const { getAssignment } = await import("#db/assignments/queries.ts");
const commands = await import("#db/complaints/commands.ts");
const queries = await import("#db/complaints/queries.ts");
const { bookFigures } = await import("#db/complaints/figures.ts");
let book: TestBook;
let id: string;
let clientId: string;

beforeAll(async () => {
  book = await makeBook();
  clientId = (await makePerson({ ownerId: book.manager.id, branchId: book.branchId })).id;
  id = (await lodge({ clientId, ownerId: book.checker.id, fromPhone: "+7 900 000-18-36" })).id;
});

const sees = async (actor: StaffActor, complaintId = id) => {
  const listed = await queries.listComplaints(actor, { ...emptyComplaintSearch, group: "all" }, now);
  const isListed = listed.rows.some((row) => row.id === complaintId);
  const opened = await queries.getComplaint(actor, complaintId).then(
    () => true,
    () => false,
  );
  expect(isListed).toBe(opened);
  return opened;
};
const question = (actor: StaffActor, complaintId: string, executorId: string) =>
  run(
    issueAssignment,
    actor,
    issue.parse({
      key: randomUUID(),
      title: "Измерить шум",
      complaintId,
      executorId,
      dueAt: hours(24).toISOString(),
    }),
  );

describe("who sees the book", () => {
  test("director, quality, the owner, the client's manager and their head; nobody else", async () => {
    const { director, quality, checker, manager, salesHead } = book;
    for (const actor of [director, quality, checker, manager, salesHead]) {
      expect(await sees(actor), actor.role).toBe(true);
    }
    for (const actor of [book.engineer, book.serviceHead, book.outsider, book.admin]) {
      expect(await sees(actor), actor.role).toBe(false);
      expect(await code(queries.getComplaint(actor, id))).toBe("not_found");
      expect(await code(queries.complaintClocks(actor, id, now))).toBe("not_found");
      expect(await queries.complaintEntries(actor, id)).toEqual([]);
    }
  });

  test("a secretary and an accountant those of clients; what has no client yet, only quality", async () => {
    const secretary = await makeActor("secretary", { branchId: book.branchId });
    expect(await sees(secretary)).toBe(true);
    const stray = await lodge();
    expect(await sees(secretary, stray.id)).toBe(false);
    expect(await sees(book.checker, stray.id)).toBe(true);
  });

  test("the branch narrows what a role sees, not what concerns a person", async () => {
    const far = await makeBranch();
    const other = await makeActor("quality", { branchId: far.id });
    const inBranch = await lodge({ branchId: book.branchId });
    expect(await sees(other, inBranch.id)).toBe(false);
    const theirs = await lodge({ branchId: book.branchId, ownerId: other.id });
    expect(await sees(other, theirs.id)).toBe(true);
  });

  test("an account of an administrator sees none, even one named in it", async () => {
    const lodged = await lodge({ ownerId: book.admin.id });
    expect(await sees(book.admin, lodged.id)).toBe(false);
  });

  test("how to reach the person is for those who handle it or know the client's people", async () => {
    const far = await makeActor("sales_manager", { branchId: book.branchId });
    expect(await sees(far)).toBe(true);
    expect(await queries.getComplaint(far, id)).toMatchObject({
      ...{ fromEmail: null, fromPhone: null, showsContacts: false },
    });
    expect(await queries.getComplaint(book.manager, id)).toMatchObject({ fromPhone: "+7 900 000-18-36" });
    expect((await queries.getComplaint(book.checker, id)).fromEmail).not.toBeNull();
  });

  test("whoever may see it may not therefore move it", async () => {
    const item = await queries.getComplaint(book.manager, id);
    expect(queries.movesOf({ ...item, ownerId: item.owner.id, candidateId: null }, book.manager)).toEqual([
      "note",
    ]);
  });
});

describe("questions to colleagues", () => {
  test("are assignments: whoever is asked sees the complaint, the owner stays accountable", async () => {
    const item = await inWork(book.checker);
    const asked = await question(book.checker, item.id, book.engineer.id);
    expect(await sees(book.engineer, item.id)).toBe(true);
    expect((await queries.listQuestions(book.quality, item.id)).map((row) => row.id)).toEqual([asked.id]);
    expect(await getAssignment(book.quality, asked.id)).toMatchObject({ title: "Измерить шум" });
    const card = await queries.getComplaint(book.checker, item.id);
    expect(card).toMatchObject({ ownerId: book.checker.id, openQuestions: 1 });
    expect(queries.guardsOf(card).decide[0]).toMatchObject({
      name: "questions",
      isMet: false,
      isRequired: false,
    });
    const no = { id: asked.id, expectedVersion: asked.version, reason: "Занят до пятницы" };
    await run(declineAssignment, book.engineer, no);
    expect(await sees(book.engineer, item.id)).toBe(false);
  });

  test("are asked by the owner and by quality alone, and asking opens nothing by itself", async () => {
    const item = await inWork(book.checker);
    await question(book.checker, item.id, book.engineer.id);
    expect(await sees(book.engineer, item.id)).toBe(true);
    const trainee = await makeActor("trainee", { branchId: book.branchId });
    expect(await code(question(book.engineer, item.id, trainee.id))).toBe("complaint_not_yours");
    const handler = await makeActor("service", { branchId: book.branchId });
    const held = await inWork(handler);
    await question(handler, held.id, book.engineer.id);
    await run(commands.giveBackComplaint, handler, {
      ...from(held),
      reason: "Болен, до конца месяца меня нет",
    });
    expect(await sees(handler, held.id)).toBe(false);
  });

  test("cannot be asked about a complaint that one does not see", async () => {
    const hidden = await lodge({ ownerId: book.checker.id });
    expect(await code(question(book.outsider, hidden.id, book.engineer.id))).toBe("not_found");
    expect(await queries.listQuestions(book.quality, hidden.id)).toEqual([]);
  });
});

describe("the book", () => {
  test("is found by number, client and words, read as people type them", async () => {
    const client = await makeClient({ name: "ООО «Три медведя»", ownerId: book.manager.id });
    const made = await lodgeBy(await makeActor("secretary"), {
      clientId: client.id,
      text: "Протёк радиатор",
    });
    for (const q of [made.number, "три медведя", "nhb vtldtlz", "радиат", "протек"]) {
      const page = await queries.listComplaints(book.quality, { ...emptyComplaintSearch, q }, now);
      expect(
        page.rows.map((row) => row.number),
        q,
      ).toContain(made.number);
    }
    const none = await queries.listComplaints(book.quality, { ...emptyComplaintSearch, q: "%_" }, now);
    expect(none.rows).toEqual([]);
  });

  test("goes by the day we steer by, page after page and back", async () => {
    for (let i = 0; i < 60; i++) await lodge({ ownerId: book.checker.id }, hours(i * 7));
    const search = { ...emptyComplaintSearch, owner: book.checker.id };
    const first = await queries.listComplaints(book.quality, search, now);
    const second = await queries.listComplaints(book.quality, { ...search, after: first.next }, now);
    const back = await queries.listComplaints(book.quality, { ...search, before: second.previous }, now);
    expect(first.rows).toHaveLength(50);
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    const all = [...first.rows, ...second.rows];
    const days = all.map((row) => row.legalDueAt?.getTime() ?? 0);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    expect((await bookFigures(book.quality, search, now)).found).toBe(all.length);
    const odd = await queries.listComplaints(book.quality, { ...search, after: "нет такого места" }, now);
    expect(odd.rows[0]?.id).toBe(first.rows[0]?.id);
  });

  test("is counted by its tabs", async () => {
    const owner = await makeActor("service", { branchId: book.branchId });
    const item = await inWork(owner);
    const asked = { ...(await seen(item.id)), question: "Когда?" };
    await run(commands.askClient, owner, asked);
    const given = await lodge();
    const to = { ...(await seen(given.id)), staffId: owner.id };
    await run(commands.assignComplaint, book.quality, to);
    const search = { ...emptyComplaintSearch, owner: "me", overdue: true };
    expect(await bookFigures(owner, search, now)).toMatchObject({ mine: 2, waiting: 1, found: 0 });
    expect(await bookFigures(owner, search, hours(24 * 30))).toMatchObject({ overdue: 2, near: 2, found: 2 });
    expect((await queries.listComplaints(owner, search, hours(24 * 30))).rows).toHaveLength(2);
  });
});
