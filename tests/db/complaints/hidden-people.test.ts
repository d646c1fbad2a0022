import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { trackedComplaint } from "#db/complaints/tracked.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { makeToken } from "#db/tokens.ts";
import { renderLetter } from "#emails/registry.tsx";
import { makeActor, makeBranch } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  code,
  kindsOf,
  lettersOf,
  lodge,
  lodgeBy,
  makeBook,
  makePerson,
  now,
  rowOf,
  run,
  seen,
  type TestBook,
} from "./book.ts";

const { db } = await testDatabase();
const commands = await import("#db/complaints/commands.ts");
const queries = await import("#db/complaints/queries.ts");
let book: TestBook;
beforeAll(async () => {
  book = await makeBook();
});

/** A colleague's client with a person: the card is open to every manager, its people are not. */
async function foreign() {
  const client = await makePerson({ ownerId: book.manager.id, branchId: book.branchId });
  const [person] = await db.insert(contacts).values({ surname: "Тайнова", given: "Ольга" }).returning();
  const contactId = person?.id ?? "";
  await db.insert(clientContacts).values({ clientId: client.id, contactId });
  return { client, contactId, other: await makeActor("sales_manager", { branchId: book.branchId }) };
}

describe("lodging for a client whose people one does not see", () => {
  test("shows neither address nor person, in the book or in its history; the letter goes all the same", async () => {
    const { client, contactId, other } = await foreign();
    const { id } = await lodgeBy(other, { clientId: client.id, ownerId: other.id });
    expect(await rowOf(id)).toMatchObject({ fromEmail: client.email });
    expect(await kindsOf(id)).toContain("complaint-received");
    expect(await queries.getComplaint(other, id)).toMatchObject({
      fromEmail: null,
      contact: null,
      hasEmail: true,
    });
    expect((await queries.getComplaint(book.manager, id)).fromEmail).toBe(client.email);
    await run(commands.editComplaint, other, { ...(await seen(id)), fromEmail: "own@example.ru" });
    expect(JSON.stringify(await queries.complaintEntries(other, id))).not.toContain(client.email);
    const named = { clientId: client.id, contactId };
    expect(await code(lodgeBy(other, named))).toBe("complaint_contact_hidden");
    const edit = { ...(await seen(id)), ...named };
    expect(await code(run(commands.editComplaint, other, edit))).toBe("complaint_contact_hidden");
    await lodgeBy(book.manager, named);
  });

  test("once quality hands it over, whoever answers for it sees how to reach the client", async () => {
    const { client, other } = await foreign();
    const { id } = await lodgeBy(other, { clientId: client.id, ownerId: other.id });
    await run(commands.assignComplaint, book.quality, { ...(await seen(id)), staffId: other.id });
    expect((await queries.getComplaint(other, id)).fromEmail).toBe(client.email);
  });
});

describe("writing to a stranger", () => {
  test("is not for whoever typed the address: quality or a second person writes", async () => {
    const trainee = await makeActor("trainee", { branchId: book.branchId });
    const made = { kind: "request", demand: "none", fromEmail: "outsider@example.ru", ownerId: trainee.id };
    const { id } = await lodgeBy(trainee, made);
    const answer = async () => ({ ...(await seen(id)), text: "Платите на другой счёт" });
    expect(await code(run(commands.answerComplaint, trainee, await answer()))).toBe(
      "complaint_address_foreign",
    );
    const ask = { ...(await seen(id)), question: "Какой у вас счёт?" };
    expect(await code(run(commands.askClient, trainee, ask))).toBe("complaint_address_foreign");
    expect(await kindsOf(id)).not.toContain("complaint-answered");
    await run(commands.answerComplaint, book.quality, await answer());
  });

  test("the acknowledgement carries no word of whoever lodged it, unless the address is on the client's card", async () => {
    const trainee = await makeActor("trainee", { branchId: book.branchId });
    const own = await makePerson({ ownerId: trainee.id });
    const typed = { subject: "Переведите деньги на spam.example", fromName: "Выигрыш ждёт вас" };
    const sent = async (more: object) => {
      const { id, number } = await lodgeBy(trainee, { ...typed, ...more });
      const [letter] = (await lettersOf(id)).filter(({ kind }) => kind === "complaint-received");
      const { html, text, subject } = await renderLetter("complaint-received", letter?.props, "ru");
      expect(text).toContain(number);
      return `${letter?.toName} ${subject} ${html} ${text}`;
    };
    const outside = { fromEmail: "outsider@example.ru" };
    for (const more of [outside, { ...outside, clientId: own.id }])
      expect(await sent(more)).not.toMatch(/spam\.example|Выигрыш/);
    expect(await sent({ clientId: own.id })).toMatch(/Выигрыш.*spam\.example/s);
  });

  test("an address of the client's card may be answered by its registrar; one put in by an edit may not", async () => {
    const own = await makePerson({ ownerId: book.manager.id });
    const made = { clientId: own.id, kind: "request", demand: "none", ownerId: book.manager.id };
    const { id } = await lodgeBy(book.manager, made);
    await run(commands.editComplaint, book.manager, {
      ...(await seen(id)),
      fromEmail: "outsider@example.ru",
    });
    const answer = async () => ({ ...(await seen(id)), text: "Ответ" });
    expect(await code(run(commands.answerComplaint, book.manager, await answer()))).toBe(
      "complaint_address_foreign",
    );
    await run(commands.editComplaint, book.manager, { ...(await seen(id)), fromEmail: own.email });
    await run(commands.answerComplaint, book.manager, await answer());
  });
});

test("the public page is the same for an address of a client and for one of nobody", async () => {
  const far = await makeBranch({ timeZone: "Asia/Vladivostok" });
  const email = `firm-${randomUUID().slice(0, 8)}@example.ru`;
  const known = await makePerson({ kind: "company", branchId: far.id }, email);
  const shown = async (more: object) => {
    const { id } = await lodge(more);
    const page = await trackedComplaint(makeToken("complaint", id), now);
    return { row: await rowOf(id), page: { ...page, number: "" } };
  };
  const [client, nobody] = [
    await shown({ fromEmail: email }),
    await shown({ fromEmail: "nobody@example.ru" }),
  ];
  expect(client.row).toMatchObject({ clientId: known.id, branchId: null, legalDueOn: nobody.row.legalDueOn });
  expect(client.page).toEqual(nobody.page);
  expect(client.row.legalDueAt).toEqual(nobody.row.legalDueAt);
});
