import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { complaintEntries, complaints } from "#db/complaints/table.ts";
import { deadTrackingLink, withLiveLink } from "#db/complaints/tracking-link.ts";
import { db, inTransaction } from "#db/index.ts";
import { departments, staff } from "#db/staff/table.ts";
import { readToken } from "#db/tokens.ts";
import { makeActor, makeBranch, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  clockEventsOf,
  code,
  entriesOf,
  hours,
  kindsOf,
  lettersOf,
  lodge,
  lodgeBy,
  makeBook,
  makePerson,
  now,
  rowOf,
  type TestBook,
  told,
} from "./book.ts";

const { owner } = await testDatabase();
const { lodgeComplaint } = await import("#db/complaints/commands.ts");
let book: TestBook;
beforeAll(async () => {
  book = await makeBook();
});
beforeEach(async () => {
  await owner`truncate complaint_numbers`;
  await owner`update complaints set number = number || '-' || id where number not like '%-%-%-%'`;
});

const auditOf = (id: string) => owner`select command, actor_id, after from events where entity_id = ${id}`;

describe("lodging", () => {
  test("from the form: number, owner, both clocks, two letters, one entry, one event", async () => {
    const { id, number } = await lodge();
    expect(number).toBe("Ж-2026-00001");
    expect(await rowOf(id)).toMatchObject({
      ...{ state: "registered", ownerId: book.quality.id, clientId: null, registeredBy: null },
      ...{ legalDueOn: "2026-03-23", legalBasis: "work-money", generation: 1, version: 1 },
      legalDueAt: new Date("2026-03-20T15:00:00Z"),
    });
    expect((await clockEventsOf(id)).map(({ clock, event }) => `${clock} ${event}`)).toEqual([
      "legal start",
      "internal start",
    ]);
    expect(await kindsOf(id)).toEqual(["complaint-assigned", "complaint-received"]);
    const entries = await entriesOf(id);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ command: "lodge", byClient: true, visibleToClient: true });
    expect(entries[0]?.outboxId).not.toBeNull();
    expect(await auditOf(id)).toMatchObject([{ command: "complaint.lodge", actor_id: null }]);
  });

  test("the letter waits with a link that opens nothing and gets the live one when it is sent", async () => {
    const { id } = await lodge();
    const [letter] = (await lettersOf(id)).filter(({ kind }) => kind === "complaint-received");
    const props = letter?.props as { url: string; answerBy: string; company: string };
    expect(props).toMatchObject({ url: deadTrackingLink(id), answerBy: "2026-03-23" });
    expect(readToken("complaint", props.url.split("/c/")[1] ?? "")).toBe(null);
    const live = withLiveLink("complaint-received", props) as { url: string };
    expect(readToken("complaint", live.url.split("/c/")[1] ?? "")).toBe(id);
    expect(withLiveLink("assignment-received", props)).toBe(props);
  });

  test("at a branch that there is not is refused", async () => {
    const lodged = lodgeBy(book.manager, { fromName: "Прохожий", branchId: randomUUID() });
    expect(await code(lodged)).toBe("complaint_branch_gone");
  });

  test("whoever has neither e-mail nor phone is written down all the same", async () => {
    const { id } = await lodgeBy(book.manager, { fromName: "Прохожий" });
    expect(await rowOf(id)).toMatchObject({
      fromEmail: null,
      registeredBy: book.manager.id,
      channel: "staff",
    });
    expect(await kindsOf(id)).toEqual(["complaint-assigned"]);
    expect((await entriesOf(id))[0]).toMatchObject({ outboxId: null, authorId: book.manager.id });
  });

  test("for a known client its address, its branch and its law are taken", async () => {
    const branch = await makeBranch({ timeZone: "Asia/Vladivostok" });
    const firm = await makeClient({ branchId: branch.id });
    const everywhere = await makeActor("secretary");
    const { id } = await lodgeBy(everywhere, { clientId: firm.id, fromName: undefined });
    expect(await rowOf(id)).toMatchObject({
      ...{ fromName: firm.name, branchId: branch.id, legalBasis: "business-claim" },
    });
    const person = await makePerson();
    const second = await lodgeBy(book.manager, { clientId: person.id, fromName: undefined });
    expect(await rowOf(second.id)).toMatchObject({ fromEmail: person.email, legalBasis: "money" });
    expect(await kindsOf(second.id)).toContain("complaint-received");
  });

  test("an address that exactly one client has finds it; two have it, or none: nobody", async () => {
    const address = `same-${randomUUID().slice(0, 8)}@example.ru`;
    const client = await makePerson({}, address);
    expect(await rowOf((await lodge({ fromEmail: address.toUpperCase() })).id)).toMatchObject({
      clientId: client.id,
    });
    await makePerson({}, address);
    expect(await rowOf((await lodge({ fromEmail: address })).id)).toMatchObject({ clientId: null });
    // A survey says itself whose it is, and a colleague chooses.
    expect(await rowOf((await lodge({ channel: "survey" })).id)).toMatchObject({ clientId: null });
  });

  test("pressed twice by staff it is lodged once; a key with other words is refused", async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([
      lodgeBy(book.manager, { key }),
      lodgeBy(book.manager, { key }),
    ]);
    expect(second).toEqual(first);
    expect(await code(lodgeBy(book.manager, { key, subject: "Другое" }))).toBe("key_reused");
  });

  test("is refused without a name, for an unseen client, a foreign contact, an owner who cannot", async () => {
    expect(await code(lodgeBy(book.manager, { fromName: "" }))).toBe("complaint_from_required");
    const foreign = await makeClient({ ownerId: book.manager.id });
    expect(await code(lodgeBy(book.engineer, { clientId: foreign.id }))).toBe("not_found");
    const person = await makePerson({ ownerId: book.manager.id });
    const contact = { clientId: person.id, contactId: randomUUID() };
    expect(await code(lodgeBy(book.manager, contact))).toBe("contact_not_of_client");
    expect(await code(lodgeBy(book.manager, { ownerId: book.admin.id }))).toBe("complaint_owner_gone");
    expect(await db.select().from(complaints).where(eq(complaints.clientId, foreign.id))).toEqual([]);
  });
});

describe("who answers for it", () => {
  test("the one named; who has left is replaced by the head of quality for what comes by itself", async () => {
    expect(await rowOf((await lodge({ ownerId: book.engineer.id })).id)).toMatchObject({
      ownerId: book.engineer.id,
    });
    const left = await makeActor("service", { closedAt: now });
    expect(await rowOf((await lodge({ ownerId: left.id })).id)).toMatchObject({ ownerId: book.quality.id });
  });

  test("without a head any of quality, without quality a director, without both a plain no", async () => {
    const close = (ids: string[]) => owner`update staff set closed_at = now() where id = any(${ids})`;
    await close([book.quality.id]);
    expect(await rowOf((await lodge()).id)).toMatchObject({ ownerId: book.checker.id });
    await close([book.checker.id]);
    expect(await rowOf((await lodge()).id)).toMatchObject({ ownerId: book.director.id });
    await owner`update staff set closed_at = now() where role in ('director', 'quality')`;
    expect(await code(lodge())).toBe("complaint_no_owner");
    await db.update(staff).set({ closedAt: null });
  });

  test("the head of quality is preferred to an older colleague, one's own branch to another", async () => {
    const far = await makeBranch();
    const local = await makeActor("quality", { branchId: far.id, passwordHash: "set" });
    expect(await rowOf((await lodge({ branchId: far.id })).id)).toMatchObject({ ownerId: local.id });
    await db.update(departments).set({ headId: book.checker.id });
    expect(await rowOf((await lodge({ branchId: book.branchId })).id)).toMatchObject({
      ownerId: book.checker.id,
    });
  });
});

describe("numbers", () => {
  test("each kind has its own series, and a failed one leaves no gap", async () => {
    await expect(
      inTransaction(async (tx) => {
        await lodgeComplaint(tx, { client: true }, told(), now);
        throw new Error("the caller fails");
      }),
    ).rejects.toThrow("the caller fails");
    expect((await lodge()).number).toBe("Ж-2026-00001");
    expect((await lodge({ kind: "praise", demand: "none" })).number).toBe("Б-2026-00001");
    expect((await lodge()).number).toBe("Ж-2026-00002");
  });

  test("the year is the branch's: New Year comes to Vladivostok first", async () => {
    const east = await makeBranch({ timeZone: "Asia/Vladivostok" });
    const eve = new Date("2026-12-31T15:00:00Z");
    expect((await lodge({ branchId: east.id }, eve)).number).toBe("Ж-2027-00001");
    expect((await lodge({}, eve)).number).toBe("Ж-2026-00001");
  });

  test("twenty at once: 1…20 without gaps or doubles, each with one entry", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, i) => lodge({}, hours(i / 100))));
    const numbers = made.map(({ number }) => Number(number.slice(-5))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    for (const { id } of made) {
      const lodged = and(eq(complaintEntries.complaintId, id), eq(complaintEntries.command, "lodge"));
      expect(await db.$count(complaintEntries, lodged)).toBe(1);
    }
  });
});
