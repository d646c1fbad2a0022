import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { recordConsents, withdrawConsent } from "#db/consents/commands.ts";
import { recordConsents as recordInput } from "#db/consents/input.ts";
import { listConsents } from "#db/consents/queries.ts";
import { consents } from "#db/consents/table.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { inTransaction } from "#db/index.ts";
import { mailings } from "#db/mailings/table.ts";
import { countSegment } from "#db/segments/queries.ts";
import { segments } from "#db/segments/table.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { eventsOf, now } from "../clients/office.ts";
import { all, is } from "../segments/trees.ts";

const { db } = await testDatabase();
let marketer: StaffActor;
let manager: StaffActor;
beforeAll(async () => {
  marketer = await makeActor("marketer");
  manager = await makeActor("sales_manager");
});

const record = (actor: StaffActor, fields: Record<string, unknown>) =>
  inTransaction((tx) =>
    recordConsents(
      tx,
      actor,
      recordInput.parse({
        key: randomUUID(),
        source: "paper",
        proof: "Анкета № 12, папка «Согласия»",
        givenAt: "2026-03-18",
        ...fields,
      }),
      now,
    ),
  );
const bulkEvents = async () =>
  (await db.query.events.findMany()).filter(({ command }) => command === "consent.record");

describe("a consent", () => {
  it("is recorded once for a key, with its proof and one event", async () => {
    const { id } = await makeClient();
    const key = randomUUID();
    expect(await record(marketer, { key, clientIds: [id] })).toEqual({ count: 1 });
    await record(marketer, { key, clientIds: [id] });
    const rows = await listConsents(marketer, id);
    expect(rows).toMatchObject([{ kind: "advertising", source: "paper", address: null, withdrawnAt: null }]);
    expect(rows[0]?.givenAt).toEqual(new Date("2026-03-17T19:00:00Z"));
    expect(await eventsOf(id)).toEqual(["consent.record"]);
  });

  it("needs a proof, a day that has come, and somebody", async () => {
    const { id } = await makeClient();
    await expect(record(marketer, { clientIds: [id], givenAt: "2026-03-20" })).rejects.toMatchObject({
      code: "consent_in_future",
      details: { field: "givenAt" },
    });
    for (const givenAt of ["0000-01-01", "0001-01-01", "0099-12-31", "1899-12-31", "2100-01-01"])
      await expect(record(marketer, { clientIds: [id], givenAt })).rejects.toThrow("consent_day_far");
    await expect(record(marketer, { clientIds: [id], proof: " " })).rejects.toThrow();
    await expect(record(marketer, { clientIds: [id], source: "public_form" })).rejects.toThrow();
    await expect(record(marketer, {})).rejects.toThrow();
    const archived = await makeClient({ archivedAt: now });
    await expect(record(marketer, { clientIds: [archived.id] })).rejects.toMatchObject({
      code: "client_archived",
    });
    expect(await listConsents(marketer, id)).toEqual([]);
  });

  it("is written only by those who see the client's people, all or none", async () => {
    const [own, foreign] = [await makeClient({ ownerId: manager.id }), await makeClient()];
    await expect(record(manager, { clientIds: [own.id, foreign.id] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(record(manager, { clientIds: [randomUUID()] })).rejects.toMatchObject({ code: "not_found" });
    await record(manager, { clientIds: [own.id] });
    expect(await listConsents(manager, own.id)).toHaveLength(1);
    await record(marketer, { clientIds: [foreign.id] });
    expect(await listConsents(manager, foreign.id)).toEqual([]);
  });

  it("is withdrawn once, stays with its reason, and only through its client", async () => {
    const [client, other] = [await makeClient(), await makeClient({ ownerId: manager.id })];
    await record(marketer, { clientIds: [client.id] });
    const [row] = await listConsents(marketer, client.id);
    const withdraw = (actor: StaffActor, clientId: string) =>
      inTransaction((tx) =>
        withdrawConsent(tx, actor, { id: row?.id ?? "", clientId, reason: "Позвонил и попросил" }, now),
      );
    await expect(withdraw(manager, client.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdraw(manager, other.id)).rejects.toMatchObject({ code: "not_found" });
    await withdraw(marketer, client.id);
    expect(await listConsents(marketer, client.id)).toMatchObject([
      { withdrawnAt: now, withdrawnReason: "Позвонил и попросил" },
    ]);
    await expect(withdraw(marketer, client.id)).rejects.toMatchObject({ code: "consent_withdrawn" });
    expect(await eventsOf(client.id)).toEqual(["consent.record", "consent.withdraw"]);
  });

  it("given for an address alone is the client's that has the address", async () => {
    const client = await makeClient();
    await db
      .insert(contactPoints)
      .values({ clientId: client.id, kind: "email", value: "info@slovo.test", raw: "info@slovo.test" });
    const given = { kind: "advertising", source: "public_form", proof: "страница", givenAt: now } as const;
    await db.insert(consents).values({ ...given, address: "INFO@slovo.test" });
    await db.insert(consents).values({ ...given, address: "other@slovo.test" });
    // In the register it stands as waiting: nobody has said yet that the address was not typed by another.
    expect(await listConsents(marketer, client.id)).toMatchObject([
      { address: "INFO@slovo.test", confirmedAt: null },
    ]);
  });
});

describe("consents of everybody whom a mailing leaves out", () => {
  it("are recorded with one proof and one event, for those who lack one", async () => {
    const tree = all(is("tags", "any", ["сезон"]));
    const withEmail = async () => {
      const { id } = await makeClient({ tags: ["сезон"] });
      const value = `${id}@slovo.test`;
      await db.insert(contactPoints).values({ clientId: id, kind: "email", value, raw: value });
      return { id };
    };
    const has = await withEmail();
    const lacks = [await withEmail(), await withEmail()];
    // Left out for another reason: nowhere to write to.
    await makeClient({ tags: ["сезон"] });
    await makeClient({ tags: ["сезон"], archivedAt: now });
    await record(marketer, { clientIds: [has.id] });
    const [segment] = await db
      .insert(segments)
      .values({ name: "Сезон", tree, createdBy: marketer.id })
      .returning({ id: segments.id });
    const [mailing] = await db
      .insert(mailings)
      .values({ name: "К сезону", kind: "advertising", segmentId: segment?.id, createdBy: marketer.id })
      .returning({ id: mailings.id });
    const before = (await bulkEvents()).length;
    expect(await record(marketer, { mailingId: mailing?.id })).toEqual({ count: 2 });
    const events = await bulkEvents();
    expect(events).toHaveLength(before + 1);
    expect(events.at(-1)?.after).toMatchObject({
      mailingId: mailing?.id,
      clientIds: lacks.map(({ id }) => id).sort(),
    });
    expect(await countSegment(marketer, all(...tree.children, is("consent", "no")), now)).toBe(1);
    await expect(record(marketer, { mailingId: mailing?.id })).rejects.toMatchObject({
      code: "consent_nobody",
    });
    // A manager sees neither mailings nor these clients' people.
    await expect(record(manager, { mailingId: mailing?.id })).rejects.toMatchObject({ code: "not_found" });
  });
});
