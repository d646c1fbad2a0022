import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { checkAnomaly } from "#db/access/commands.ts";
import { logAccess, logListed } from "#db/access/log.ts";
import { countByPerson, listAccess, listAnomalies } from "#db/access/queries.ts";
import { readWatch, saveWatchSettings, usualWatch } from "#db/access/settings.ts";
import { sweepAccess } from "#db/access/sweep.ts";
import { watchAccess } from "#db/access/watch.ts";
import { db, inTransaction } from "#db/index.ts";
import { makeOffice, type Office } from "#tests/db/clients/office.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner, ownerUrl } = await testDatabase();
/** Thursday, 12:00 in Yekaterinburg. */
const noon = new Date("2026-03-19T07:00:00Z");
const later = (minutes: number, from = noon) => new Date(from.getTime() + minutes * 60_000);
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

/** So many different clients looked at by somebody, one second apart, ending at a moment. */
const look = (staffId: string, clients: number, until: Date) => owner`
  insert into access_log (at, staff_id, client_id, what, contacts_shown)
  select ${until}::timestamptz - make_interval(secs => n), ${staffId}, gen_random_uuid(), 'card', true
  from generate_series(0, ${clients - 1}::int) n`;

const listed = (staffId: string, clients: number, until: Date) => owner`
  insert into access_log (at, staff_id, client_id, what, contacts_shown)
  select ${until}::timestamptz - make_interval(secs => n), ${staffId}, gen_random_uuid(), 'list', true
  from generate_series(0, ${clients - 1}::int) n`;

const took = (staffId: string, rows: number, at: Date) => owner`
  insert into exports (ordered_at, staff_id, kind, format, filter, filter_words, columns, has_contacts, expected, taken_at)
  values (${at}, ${staffId}, 'clients', 'csv', '{}', '{}', '{name}', false, ${rows}, ${at})`;

const found = async (staffId: string) =>
  (await owner`select kind, count, threshold from anomalies where staff_id = ${staffId} order by kind`).map(
    (row) => ({ ...row }),
  );
const letters = async (staffId: string) =>
  (
    await owner<
      { n: number }[]
    >`select count(*)::int as n from outbox where run_key like ${`anomaly:%:${staffId}:%`}`
  )[0]?.n;

describe("who saw whom", () => {
  it("a card that was opened is a line, with whether its people stood on it; a second look within a minute is not", async () => {
    const client = await makeClient({ ownerId: office.stranger.id });
    const at = { clientId: client.id, what: "card" as const };
    await logAccess(db, office.manager, at, noon);
    await logAccess(db, office.manager, at, later(0.5));
    await logAccess(db, office.stranger, at, later(2));
    await logAccess(db, office.serviceman, at, later(3));
    const { rows } = await listAccess(
      office.director,
      { from: noon, until: later(60), staffId: null, clientId: client.id },
      null,
    );
    expect(rows.map(({ person, contactsShown, what }) => [person.id, contactsShown, what])).toEqual([
      [office.stranger.id, true, "card"],
      [office.manager.id, false, "card"],
    ]);
    const people = await countByPerson(office.director, {
      from: noon,
      until: later(60),
      staffId: null,
      clientId: client.id,
    });
    expect(people.map(({ id, clients, looks }) => [id, clients, looks]).sort()).toEqual(
      [
        [office.manager.id, 1, 1],
        [office.stranger.id, 1, 1],
      ].sort(),
    );
  });

  it("a list is a line for each client whose number stood in it, and the same page shown anew is none", async () => {
    const actor = await makeActor("sales_manager");
    const [shown, hidden, none, post] = [1, 2, 3, 4].map(() => randomUUID()) as [
      string,
      string,
      string,
      string,
    ];
    const rows = [
      { id: shown, more: { phone: "+79120000001", email: null } },
      { id: hidden, more: { phone: "", email: "" } },
      { id: none, more: null },
      { id: post, more: { email: "a@b.ru" } },
    ];
    await logListed(db, actor, rows, noon);
    await logListed(db, actor, rows, later(0.5));
    const seen =
      await owner`select client_id, what, contacts_shown from access_log where staff_id = ${actor.id}`;
    expect(seen.map((row) => ({ ...row }))).toEqual(
      [shown, post].map((id) => ({ client_id: id, what: "list", contacts_shown: true })),
    );
  });

  it.each(["sales_head", "sales_manager", "quality", "admin"] as const)("%s may not ask", async (role) => {
    const actor = await makeActor(role);
    const all = { from: noon, until: later(60), staffId: null, clientId: null };
    expect(() => countByPerson(actor, all)).toThrow("forbidden");
    await expect(listAccess(actor, all, null)).rejects.toThrow("forbidden");
  });

  it("what is older than the settings keep goes, by the owner's hand only", async () => {
    const person = await makeActor("sales_manager");
    await look(person.id, 3, new Date("2020-01-01T00:00:00Z"));
    await look(person.id, 2, later(-364 * 24 * 60));
    expect(await sweepAccess(ownerUrl, noon)).toBe(3);
    await expect(db.execute("delete from anomalies")).rejects.toThrow();
    await expect(db.execute("delete from access_log")).rejects.toThrow();
  });
});

describe("what looks like carrying the base away", () => {
  it("mass viewing: over the line and over the person's own busy hour; one row, one letter to each director an hour", async () => {
    const [busy, calm] = [await makeActor("sales_manager"), await makeActor("sales_manager")];
    for (let day = 1; day <= 5; day++) await look(busy.id, 50, later(-day * 24 * 60));
    await makeActor("director", { accessEndedAt: noon });
    await look(busy.id, 90, later(-1));
    await look(calm.id, 61, later(-1));
    expect(await watchAccess(noon)).toBe(1);
    expect(await found(busy.id)).toEqual([]);
    expect(await found(calm.id)).toEqual([{ kind: "mass_views", count: 61, threshold: 60 }]);
    const [directors] =
      await owner`select count(*)::int as n from staff where role = 'director' and closed_at is null and access_ended_at is null`;
    expect(await letters(calm.id)).toBe(directors?.n);
    await look(calm.id, 30, later(5));
    expect(await watchAccess(later(5))).toBe(0);
    expect(await letters(calm.id)).toBe(directors?.n);
    await look(calm.id, 100, later(125));
    expect(await watchAccess(later(125))).toBe(1);
    expect(await letters(calm.id)).toBe((directors?.n ?? 0) * 2);
  });

  it("60 are not 61", async () => {
    const person = await makeActor("sales_manager");
    await look(person.id, usualWatch.viewsAnHour, later(300));
    await watchAccess(later(301));
    expect(await found(person.id)).toEqual([]);
  });

  it("contacts read from lists: four pages in an hour are usual, a fifth is not", async () => {
    const [one, four, five] = [
      await makeActor("sales_manager"),
      await makeActor("sales_manager"),
      await makeActor("sales_manager"),
    ];
    const at = later(600);
    // One page is nothing unusual, at half past eleven in the evening either.
    await listed(one.id, 50, at);
    await listed(one.id, 50, new Date("2026-03-19T20:30:00Z"));
    await listed(four.id, usualWatch.listedAnHour, at);
    await listed(five.id, usualWatch.listedAnHour + 1, at);
    await watchAccess(later(1, at));
    await watchAccess(new Date("2026-03-19T20:31:00Z"));
    expect(await found(one.id)).toEqual([]);
    expect(await found(four.id)).toEqual([]);
    expect(await found(five.id)).toEqual([{ kind: "mass_lists", count: 201, threshold: 200 }]);
  });

  it("a large export by day, any export at night by the clock of the person's branch", async () => {
    const branch = await owner<
      { id: string }[]
    >`insert into branches (name, time_zone) values ('Владивосток', 'Asia/Vladivostok') returning id`;
    const far = await makeActor("sales_head", { branchId: branch[0]?.id ?? null });
    const near = await makeActor("sales_head");
    // 15:00 in Moscow and 22:00 in Vladivostok.
    const at = new Date("2026-03-18T12:00:00Z");
    await took(far.id, 5, at);
    await took(near.id, 1_000, at);
    await took(near.id, 1_001, later(1, at));
    await watchAccess(later(2, at));
    expect(await found(far.id)).toEqual([{ kind: "night_export", count: 5, threshold: 0 }]);
    expect(await found(near.id)).toEqual([{ kind: "big_export", count: 1_001, threshold: 1_000 }]);
  });

  it("cards at night, found also when the worker had stood still until morning", async () => {
    const person = await makeActor("sales_manager");
    await look(person.id, 11, new Date("2026-03-17T21:30:00Z"));
    await watchAccess(new Date("2026-03-18T05:00:00Z"));
    expect(await found(person.id)).toEqual([{ kind: "night_views", count: 11, threshold: 10 }]);
  });

  it("many reassignments, one by one and at once", async () => {
    const [one, all] = [await makeActor("sales_head"), await makeActor("sales_head")];
    const at = new Date("2026-03-16T09:00:00Z");
    await owner`insert into events (at, actor_id, command, entity, entity_id)
      select ${at}, ${one.id}, 'client.assign_owner', 'client', gen_random_uuid() from generate_series(1, 51)`;
    await owner`insert into events (at, actor_id, command, entity, after)
      values (${at}, ${all.id}, 'client.bulk_edit', 'bulk_edit', '{"change": {"kind": "owner"}, "total": 400}'::jsonb),
        (${at}, ${one.id}, 'client.bulk_edit', 'bulk_edit', '{"change": {"kind": "region"}, "total": 900}'::jsonb)`;
    await watchAccess(later(1, at));
    expect(await found(one.id)).toEqual([{ kind: "mass_reassign", count: 51, threshold: 50 }]);
    expect(await found(all.id)).toEqual([{ kind: "mass_reassign", count: 400, threshold: 50 }]);
  });

  it("is marked as looked at once, with a remark, and not by the person it is about", async () => {
    const self = await makeActor("director");
    await took(self.id, 5_000, later(-60));
    await watchAccess(later(-59));
    const row = (await listAnomalies(office.director)).find(({ person }) => person.id === self.id);
    const mark = { id: row?.id ?? "", version: row?.version ?? 0, remark: "Отчёт для банка" };
    const check = (actor: typeof self) => inTransaction((tx) => checkAnomaly(tx, actor, mark, noon));
    await expect(check(self)).rejects.toThrow("anomaly_own");
    await expect(check(office.head)).rejects.toThrow("forbidden");
    await check(office.director);
    await expect(check(office.director)).rejects.toThrow("anomaly_checked");
    const [event] =
      await owner`select count(*)::int as n from events where command = 'anomaly.check' and entity_id = ${mark.id}`;
    expect(event?.n).toBe(1);
  });

  it("the lines move by the settings, each of them", async () => {
    const { version } = await readWatch();
    const next = { ...usualWatch, viewsAnHour: 5, exportRows: 10, nightFrom: 0, nightTo: 0, version };
    const save = (actor: typeof office.director) => inTransaction((tx) => saveWatchSettings(tx, actor, next));
    for (const actor of [office.head, office.admin]) await expect(save(actor)).rejects.toThrow("forbidden");
    await save(office.director);
    await expect(save(office.director)).rejects.toThrow("stale");
    await expect(owner`update watch_settings set keep_days = 364`).rejects.toThrow("keeps_a_year");
    const person = await makeActor("sales_manager");
    const at = new Date("2026-03-10T20:00:00Z");
    await look(person.id, 6, at);
    await took(person.id, 11, at);
    await watchAccess(later(1, at));
    expect((await found(person.id)).map(({ kind }) => kind)).toEqual(["big_export", "mass_views"]);
  });
});
