import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { archiveClient } from "#db/clients/commands.ts";
import { clients } from "#db/clients/table.ts";
import { listTimeline, TIMELINE_PAGE } from "#db/clients/timeline.ts";
import { inTransaction } from "#db/index.ts";
import { recordInteraction } from "#db/interactions/commands.ts";
import * as input from "#db/interactions/input.ts";
import { interactions } from "#db/interactions/table.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
let office: Office;
let clientId: string;
beforeAll(async () => {
  office = await makeOffice();
});

const record = (fields: Record<string, unknown>, at = now) =>
  inTransaction((tx) =>
    recordInteraction(
      tx,
      office.manager,
      input.recordInteraction.parse({
        key: randomUUID(),
        clientId,
        kind: "call",
        text: "Просит цену с доставкой",
        ...fields,
      }),
      at,
    ),
  );
const rowOf = async (id: string) => (await db.select().from(clients).where(eq(clients.id, id)))[0];
const tomorrow = new Date(now.getTime() + 86_400_000).toISOString();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("recordInteraction", () => {
  beforeAll(async () => {
    clientId = await addClient(office.manager);
  });

  it("writes a call down, moves the last contact, leaves one event", async () => {
    const { id, assignmentId } = await record({ outcome: "interest", minutes: 8 });
    expect(assignmentId).toBeNull();
    expect(await rowOf(clientId)).toMatchObject({ lastContactAt: now, lastContactKind: "call", version: 1 });
    expect(await eventsOf(id)).toEqual(["interaction.record"]);
  });

  it("takes no note and no unanswered call for a contact", async () => {
    await record({ kind: "note" }, later(5));
    await record({ outcome: "no_answer" }, later(6));
    expect((await rowOf(clientId))?.lastContactAt).toEqual(now);
    await record({ kind: "meeting" }, later(7));
    expect(await rowOf(clientId)).toMatchObject({ lastContactAt: later(7), lastContactKind: "meeting" });
  });

  it("hands the promise over in the same transaction", async () => {
    const promise = { title: "Выслать КП", dueAt: tomorrow, departmentId: office.service.id };
    const { id, assignmentId } = await record({ promise });
    expect(await eventsOf(assignmentId as string)).toEqual(["assignment.issue"]);
    expect(await eventsOf(id)).toEqual(["interaction.record"]);
    expect((await rowOf(clientId))?.nextDueAt?.toISOString()).toBe(tomorrow);
  });

  it("writes nothing when the promise is refused", async () => {
    const before = await db.$count(interactions);
    const past = { title: "Выслать КП", dueAt: now.toISOString(), executorId: office.serviceman.id };
    await expect(record({ promise: past })).rejects.toMatchObject({ code: "term_in_past" });
    const unknown = { title: "Выслать КП", dueAt: tomorrow, executorId: randomUUID() };
    await expect(record({ promise: unknown })).rejects.toMatchObject({ code: "not_found" });
    expect(await db.$count(interactions)).toBe(before);
  });

  it("writes down once for one key, the promise included", async () => {
    const fields = {
      key: randomUUID(),
      promise: { title: "Перезвонить", dueAt: tomorrow, executorId: office.manager.id },
    };
    const [one, two] = await Promise.all([record(fields), record(fields)]);
    expect(one).toEqual(two);
  });

  it("waits until an archived client is restored", async () => {
    const archived = await addClient(office.manager);
    await inTransaction((tx) => archiveClient(tx, office.manager, { id: archived, expectedVersion: 1 }, now));
    await expect(record({ clientId: archived })).rejects.toMatchObject({ code: "client_archived" });
  });

  it.each([
    { text: "" },
    { text: "а".repeat(10_001) },
    { kind: "fax" },
    { minutes: -1 },
    { promise: { title: "x", dueAt: tomorrow } },
    { promise: { title: "x", dueAt: tomorrow, executorId: randomUUID(), departmentId: randomUUID() } },
    { authorId: randomUUID() },
  ])("shape %#", (fields) => {
    const base = { key: randomUUID(), clientId: randomUUID(), kind: "call", text: "x" };
    expect(input.recordInteraction.safeParse({ ...base, ...fields }).success).toBe(false);
  });
});

describe("the timeline", () => {
  beforeAll(async () => {
    clientId = await addClient(office.manager);
    const kinds = ["call", "meeting", "letter", "note"];
    for (let i = 0; i < 70; i++) {
      const promise =
        i % 10 === 0 ? { title: `Обещание ${i}`, dueAt: tomorrow, executorId: office.manager.id } : undefined;
      // Two entries share each moment.
      await record({ kind: kinds[i % 4], text: `Запись ${i}`, promise }, later(Math.floor(i / 2)));
    }
  });

  it("shows every entry once, newest first, over its pages", async () => {
    const seen: { id: string; at: Date }[] = [];
    let before: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof listTimeline>> = await listTimeline(
        office.manager,
        clientId,
        "all",
        before,
      );
      expect(page.entries.length).toBeLessThanOrEqual(TIMELINE_PAGE);
      seen.push(...page.entries);
      before = page.next;
      pages++;
    } while (before);
    expect(pages).toBe(3);
    expect(seen).toHaveLength(77);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(77);
    expect(seen.every((entry, i) => i === 0 || entry.at <= (seen[i - 1]?.at ?? entry.at))).toBe(true);
  });

  it.each([
    ["talks", 36],
    ["letters", 17],
    ["notes", 17],
    ["promises", 7],
  ] as const)("of %s holds %i", async (filter, count) => {
    const first = await listTimeline(office.manager, clientId, filter, null);
    const rest = first.next ? (await listTimeline(office.manager, clientId, filter, first.next)).entries : [];
    expect(first.entries.length + rest.length).toBe(count);
  });

  it("is empty for whom the client is out of sight", async () => {
    expect((await listTimeline(office.faraway, clientId, "talks", null)).entries.length).toBeGreaterThan(0);
    expect((await listTimeline(office.admin, clientId, "all", null)).entries).toEqual([]);
    expect((await listTimeline(office.serviceman, clientId, "all", null)).entries).toEqual([]);
  });

  it("begins anew from a place that does not parse", async () => {
    const page = await listTimeline(office.manager, clientId, "all", "'; drop table clients; --");
    expect(page.entries).toHaveLength(TIMELINE_PAGE);
  });
});
