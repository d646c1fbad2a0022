import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { issueAssignment } from "#db/assignments/commands.ts";
import { assignments } from "#db/assignments/table.ts";
import { archiveClient, editFact } from "#db/clients/commands.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { listClients } from "#db/clients/queries.ts";
import { consents } from "#db/consents/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { inTransaction } from "#db/index.ts";
import { outbox } from "#db/outbox/table.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "../clients/office.ts";
import { cardOf, hashOfAll, merge, undo } from "./merging.ts";

const { db, owner } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const pair = async (one: object = {}, other: object = {}) =>
  [await addClient(office.manager, one), await addClient(office.colleague, other)] as const;
const promise = (clientId: string, executorId: string) =>
  inTransaction((tx) =>
    issueAssignment(
      tx,
      office.director,
      {
        key: randomUUID(),
        title: "Прислать прайс",
        clientId,
        executorId,
        dueAt: new Date("2026-03-25T10:00:00Z"),
      } as never,
      now,
    ),
  );
const pointsOf = (clientId: string) =>
  db
    .select({ value: contactPoints.value })
    .from(contactPoints)
    .where(eq(contactPoints.clientId, clientId))
    .orderBy(contactPoints.value);
const found = async (q: string) =>
  (await listClients(office.director, { ...emptySearch, q }, now)).rows.map(({ id }) => id);

describe("a merge", () => {
  it("brings everything to the first card, and the others lead there", async () => {
    const [stays, goes] = await pair(
      { name: "Хлебозавод «Матвей»", inn: "7707083893", phones: "8 343 200-10-20" },
      { name: "Матвеевский хлеб", phones: "+7 343 200-10-20, 8 912 000-77-02", region: "Тюмень" },
    );
    const given = await promise(goes, office.colleague.id);
    const before = await db.select().from(assignments).where(eq(assignments.id, given.id));
    const { id } = await merge(office.director, [stays, goes], { choice: { name: stays } });
    const [held] = await db.select().from(assignments).where(eq(assignments.id, given.id));
    expect(held).toEqual({ ...before[0], clientId: stays });
    expect(await pointsOf(stays)).toEqual([{ value: "+73432001020" }, { value: "+79120007702" }]);
    expect(await cardOf(stays)).toMatchObject({ name: "Хлебозавод «Матвей»", region: "Тюмень" });
    expect(await cardOf(goes)).toMatchObject({ mergedIntoId: stays, archivedAt: now });
    for (const q of ["Матвеевский хлеб", "8 912 000-77-02", "хлебозавод матвей"])
      expect(await found(q)).toEqual([stays]);
    expect(await eventsOf(stays)).toEqual(["client.create", "client.merge"]);
    expect(await eventsOf(goes)).toEqual(["client.create", "client.merged_away"]);
    const letters = await db.select().from(outbox).where(eq(outbox.kind, "client-merged"));
    expect(letters).toMatchObject([
      { staffId: office.colleague.id, runKey: `client-merged:${id}:${office.colleague.id}` },
    ]);
  });

  it("makes one person of those said to be one, with what each knows", async () => {
    const [stays, goes] = await pair(
      { contactName: "Кузнецов Вячеслав", phones: "8 912 100-00-01" },
      { contactName: "Кузнецов Вячеслав Петрович", contactPosition: "директор", emails: "k@matvey.example" },
    );
    const people = await db.select().from(clientContacts);
    const of = (clientId: string) => people.find((link) => link.clientId === clientId)?.contactId ?? "";
    await merge(office.director, [stays, goes], { people: [[of(stays), of(goes)]] });
    const links = await db.select().from(clientContacts).where(eq(clientContacts.clientId, stays));
    expect(links).toMatchObject([{ contactId: of(stays), position: "директор" }]);
    expect(
      (
        await db
          .select()
          .from(contacts)
          .where(eq(contacts.id, of(stays)))
      )[0]?.patronymic,
    ).toBe("Петрович");
    const points = await db
      .select()
      .from(contactPoints)
      .where(eq(contactPoints.contactId, of(stays)));
    expect(points.map(({ value }) => value).sort()).toEqual(["+79121000001", "k@matvey.example"]);
    const [gone] = await db
      .select()
      .from(contacts)
      .where(eq(contacts.id, of(goes)));
    expect(gone?.mergedIntoId).toBe(of(stays));
  });

  it("heeds a refusal over an earlier consent of the other card, not over a later one", async () => {
    const [stays, goes] = await pair();
    const consent = (clientId: string, givenAt: string, withdrawnAt: string | null) =>
      db.insert(consents).values({
        ...{ clientId, kind: "advertising", source: "paper", proof: "договор" },
        ...{ givenAt: new Date(givenAt), withdrawnAt: withdrawnAt ? new Date(withdrawnAt) : null },
      });
    await consent(stays, "2024-06-04", null);
    await consent(goes, "2023-01-01", "2026-02-02");
    await consent(goes, "2026-03-01", null);
    await merge(office.director, [stays, goes]);
    const rows = await db
      .select()
      .from(consents)
      .where(eq(consents.clientId, stays))
      .orderBy(consents.givenAt);
    expect(rows.map(({ withdrawnAt }) => withdrawnAt?.toISOString().slice(0, 10) ?? null)).toEqual([
      "2026-02-02",
      "2026-02-02",
      null,
    ]);
  });

  it("is refused from an older version, to a card of the archive, and to whoever may not change both", async () => {
    const [stays, goes] = await pair();
    const stale = merge(office.director, [stays, goes], {
      cards: [
        { id: stays, expectedVersion: 1 },
        { id: goes, expectedVersion: 7 },
      ],
    });
    await expect(stale).rejects.toMatchObject({ code: "stale" });
    const foreign = await addClient(office.stranger);
    for (const actor of [office.head, office.manager])
      await expect(merge(actor, [stays, foreign])).rejects.toMatchObject({ code: "forbidden" });
    await expect(merge(office.serviceman, [stays, goes])).rejects.toMatchObject({ code: "not_found" });
    await expect(merge(office.director, [stays, randomUUID()])).rejects.toMatchObject({ code: "not_found" });
    const someone = { people: [[randomUUID(), randomUUID()]] };
    await expect(merge(office.director, [stays, goes], someone)).rejects.toMatchObject({
      code: "merge_foreign_person",
    });
    await expect(merge(office.director, [stays, goes], { choice: { name: foreign } })).rejects.toMatchObject({
      code: "merge_foreign_choice",
    });
    await inTransaction((tx) => archiveClient(tx, office.director, { id: goes, expectedVersion: 1 }, now));
    await expect(merge(office.director, [stays, goes])).rejects.toMatchObject({ code: "client_archived" });
    expect(await eventsOf(stays)).toEqual(["client.create"]);
  });

  it("leaves nothing to be done with a card that went in", async () => {
    const [stays, goes] = await pair();
    await merge(office.director, [stays, goes]);
    const { version } = await cardOf(goes);
    const edit = inTransaction((tx) =>
      editFact(
        tx,
        office.director,
        { id: goes, expectedVersion: version, field: "region", value: "Пермь" },
        now,
      ),
    );
    await expect(edit).rejects.toMatchObject({ code: "client_merged" });
    await expect(merge(office.director, [stays, goes])).rejects.toMatchObject({ code: "client_merged" });
    const archived = await listClients(office.director, { ...emptySearch, archived: true }, now);
    expect(archived.rows.map(({ id }) => id)).not.toContain(goes);
  });
});

describe("an undo", () => {
  it("brings every row back as it was", async () => {
    const [stays, goes] = await pair(
      { inn: "7707083893", contactName: "Кузнецов Вячеслав", phones: "8 912 100-00-01" },
      {
        inn: "7707083893",
        contactName: "Кузнецов Вячеслав",
        phones: "8 912 100-00-01",
        emails: "k@m.example",
      },
    );
    await promise(goes, office.manager.id);
    const people = await db.select().from(clientContacts);
    const of = (clientId: string) => people.find((link) => link.clientId === clientId)?.contactId ?? "";
    const before = await hashOfAll(owner);
    const { id } = await merge(office.director, [stays, goes], { people: [[of(stays), of(goes)]] });
    expect(await hashOfAll(owner)).not.toEqual(before);
    const { kept } = await undo(office.director, id);
    expect(kept).toEqual({ changed: [], later: {} });
    expect(await hashOfAll(owner)).toEqual(before);
    expect(await eventsOf(stays)).toEqual(["client.create", "client.merge", "client.unmerge"]);
    expect(await eventsOf(goes)).toEqual(["client.create", "client.merged_away", "client.parted"]);
  });

  it("leaves and lists what people have changed since and what came later", async () => {
    const [stays, goes] = await pair({ region: "Пермь" }, { region: "Тюмень" });
    const { id } = await merge(office.director, [stays, goes], { choice: { region: goes } });
    const { version } = await cardOf(stays);
    const field = { id: stays, expectedVersion: version, field: "region", value: "Омск" } as const;
    await inTransaction((tx) => editFact(tx, office.director, field, now));
    await promise(stays, office.manager.id);
    const { kept } = await undo(office.director, id);
    expect(await cardOf(stays)).toMatchObject({ region: "Омск" });
    expect(await cardOf(goes)).toMatchObject({ region: "Тюмень", mergedIntoId: null, archivedAt: null });
    expect(kept.changed).toMatchObject([{ table: "clients", key: { id: stays } }]);
    expect(kept.changed[0]?.columns).toContain("region");
    expect(kept.later).toEqual({ "assignments.client_id": 1 });
    expect((await cardOf(stays)).version).toBeGreaterThan(version);
  });

  it("is refused twice, after 90 days, under a later merge, and to the wrong person", async () => {
    const [stays, goes] = await pair();
    const { id } = await merge(office.director, [stays, goes]);
    const late = new Date(now.getTime() + 91 * 86_400_000);
    await expect(undo(office.director, id, late)).rejects.toMatchObject({ code: "merge_too_old" });
    await expect(undo(office.serviceman, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(undo(office.stranger, id)).rejects.toMatchObject({ code: "forbidden" });
    const third = await addClient(office.manager);
    const above = await merge(office.director, [third, stays]);
    expect(await cardOf(goes)).toMatchObject({ mergedIntoId: third });
    await expect(undo(office.director, id)).rejects.toMatchObject({ code: "merge_buried" });
    await undo(office.director, above.id);
    expect(await cardOf(goes)).toMatchObject({ mergedIntoId: stays });
    await undo(office.director, id);
    await expect(undo(office.director, id)).rejects.toMatchObject({ code: "merge_undone" });
  });
});
