import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { orderExport, takeExport } from "#db/exports/commands.ts";
import type { ExportFormat } from "#db/exports/formats.ts";
import { listExports } from "#db/exports/queries.ts";
import { exportStream } from "#db/exports/stream.ts";
import { fields } from "#db/imports/kinds/clients/fields.ts";
import { db, inTransaction } from "#db/index.ts";
import { parsePhones } from "#db/values/phone.ts";
import { makeOffice, type Office } from "#tests/db/clients/office.ts";
import { guess, readFile, readText, readXlsx } from "#tests/db/imports/read-whole.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();
const now = new Date("2026-03-19T06:40:00Z");
let office: Office;

/** Names that a spreadsheet would run, and their like. */
const nasty = [
  '=HYPERLINK("http://evil";"a")',
  "=1+1",
  "＝СУММ(A1)",
  "+7 лет на рынке",
  "-скидка",
  "@mail",
  "\t@cmd",
  "'=уже",
  "''+дважды",
  'a;b"c\nd',
];

beforeAll(async () => {
  office = await makeOffice();
  for (const name of nasty) await makeClient({ name, ownerId: office.manager.id, region: "Опасный" });
  const { id } = await makeClient({
    ...{ name: "ООО «Ромашка»", region: "Пермь", note: "-платит в срок", ownerId: office.stranger.id },
  });
  await owner`insert into legal_entities (client_id, name, inn) values (${id}, 'ООО «Ромашка»', '7707083893')`;
  await owner`insert into contact_points (client_id, kind, value, extension, raw) values
    (${id}, 'phone', '+73432001020', '12', 'x'), (${id}, 'email', 'info@romashka.ru', null, 'x')`;
});

async function ordered(
  actor: StaffActor,
  change: { columns?: string[]; format?: ExportFormat; filter?: object } = {},
) {
  const { columns = ["name", "region"], format = "csv", filter = {} } = change;
  const input = {
    ...{ key: randomUUID(), kind: "clients" as const, format, columns },
    ...{ filter: { ...emptySearch, ...filter }, filterWords: ["Регион: Опасный"] },
  };
  return inTransaction((tx) => orderExport(tx, actor, input, now));
}

async function taken(actor: StaffActor, id: string): Promise<Buffer> {
  const row = await inTransaction((tx) => takeExport(tx, actor, id, now));
  const parts: Uint8Array[] = [];
  for await (const part of exportStream(actor, row, () => now)) parts.push(part);
  return Buffer.concat(parts);
}

describe("who may carry clients out", () => {
  it.each(["sales_manager", "secretary", "marketer", "quality", "accountant", "trainee", "admin"] as const)(
    "%s may not",
    async (role) => {
      await expect(ordered(await makeActor(role))).rejects.toThrow("forbidden");
    },
  );

  it("a head takes the own department along and nobody else's", async () => {
    const { id } = await ordered(office.head);
    const text = (await taken(office.head, id)).toString();
    expect(text).toContain("@mail");
    expect(text).not.toContain("Ромашка");
  });

  it("phones, e-mails and people need a permission of their own", async () => {
    await expect(ordered(office.head, { columns: ["name", "phones"] })).rejects.toThrow("export_contacts");
    await expect(ordered(office.director, { columns: ["name", "margin"] })).rejects.toThrow("invalid");
  });

  it("the link is the person's own, works once and not for long", async () => {
    const { id } = await ordered(office.director);
    await expect(taken(office.head, id)).rejects.toThrow("export_gone");
    await taken(office.director, id);
    await expect(taken(office.director, id)).rejects.toThrow("export_gone");
    const late = await ordered(office.director);
    const after = new Date(now.getTime() + 11 * 60_000);
    await expect(inTransaction((tx) => takeExport(tx, office.director, late.id, after))).rejects.toThrow(
      "export_gone",
    );
  });

  it("nothing to take is said before there is a file", async () => {
    await expect(ordered(office.director, { filter: { regions: ["Нигде"] } })).rejects.toThrow(
      "export_empty",
    );
  });
});

describe("what is written down", () => {
  it("one event, the conditions, the columns, the rows, and the hash of the very bytes", async () => {
    const { id, number } = await ordered(office.director, { filter: { regions: ["Опасный"] } });
    const file = await taken(office.director, id);
    const { rows } = await listExports(office.director, { staffId: null, before: null });
    expect(rows[0]).toMatchObject({
      ...{ number, rows: nasty.length, bytes: file.length, broken: false, columns: ["name", "region"] },
      ...{
        filterWords: ["Регион: Опасный"],
        hasContacts: false,
        sha256: createHash("sha256").update(file).digest("hex"),
      },
    });
    const events = await owner`select command, after ->> 'expected' as n from events where entity_id = ${id}`;
    expect([...events]).toEqual([{ command: "export.order", n: String(nasty.length) }]);
    const seen =
      await owner`select distinct what, contacts_shown, staff_id from access_log where export_id = ${id}`;
    expect([...seen]).toEqual([{ what: "export", contacts_shown: false, staff_id: office.director.id }]);
    await expect(listExports(office.head, { staffId: null, before: null })).rejects.toThrow("forbidden");
    // What was searched for may be a name or a number: an administrator sees neither.
    const shown = await listExports(office.admin, { staffId: null, before: null });
    expect(shown.rows[0]).toMatchObject({ number, filterWords: null });
  });

  it("a download that breaks off is told as such, with what had left", async () => {
    for (let n = 0; n < 1_100; n++)
      await makeClient({ region: "Большой", name: `Клиент ${n} ${randomUUID()}` });
    const { id } = await ordered(office.director, { filter: { regions: ["Большой"] } });
    const row = await inTransaction((tx) => takeExport(tx, office.director, id, now));
    let parts = 0;
    for await (const _ of exportStream(office.director, row, () => now)) if (++parts === 2) break;
    const [kept] = await owner`select rows, broken, finished_at from exports where id = ${id}`;
    expect(kept).toEqual({ rows: 1_000, broken: true, finished_at: now });
    const [seen] = await owner`select count(*)::int as n from access_log where export_id = ${id}`;
    expect(seen?.n).toBe(1_000);
  });

  it("the application can change neither who took it nor what", async () => {
    await expect(db.execute("update exports set staff_id = uuidv7()")).rejects.toThrow();
    await expect(db.execute("delete from exports")).rejects.toThrow();
    await expect(db.execute("delete from access_log")).rejects.toThrow();
  });
});

describe("files are safe and honest", () => {
  const region = { filter: { regions: ["Опасный"] } };
  /** As a spreadsheet keeps what our import would make of it. */
  const tidied = nasty.map((name) => name.trim()).sort();

  it.each(["csv", "xlsx"] as const)(
    "%s: no cell is a formula, and our import reads back what was there",
    async (format) => {
      const { id } = await ordered(office.director, { ...region, format });
      const file = await taken(office.director, id);
      const raw =
        format === "csv"
          ? (await readText(file)).rows
          : (await readXlsx(file)).rows.map(({ cells }) => cells);
      const cells = raw.slice(1).map(([name = ""]) => name);
      if (format === "csv") {
        expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
        expect(cells.filter((cell) => /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
        expect(file.toString()).toMatch(/^\uFEFFНазвание;Регион\r\n/);
      }
      const { headers, rows } = await readFile(file);
      expect(headers).toEqual(["Название", "Регион"]);
      expect(rows.map((row) => row.cells[0]?.trim()).sort()).toEqual(tidied);
    },
  );

  it.each(["csv", "xlsx"] as const)(
    "%s: phones and notes come back as they were, guards and all",
    async (format) => {
      const columns = ["name", "inn", "phones", "emails", "note"];
      const { id } = await ordered(office.director, { format, columns, filter: { regions: ["Пермь"] } });
      const file = await taken(office.director, id);
      const { headers, rows } = await readFile(file);
      expect(
        guess(
          headers,
          rows.map(({ cells }) => cells),
          fields,
        ).map(({ guess: field }) => field),
      ).toEqual(["name", "inn", "phones", "emails", "note"]);
      expect(rows[0]?.cells).toEqual([
        ...["ООО «Ромашка»", "7707083893", "+7 343 200-10-20, доб. 12", "info@romashka.ru", "-платит в срок"],
      ]);
      const { phones } = parsePhones(rows[0]?.cells[2] ?? "");
      expect(phones.map(({ e164, ext }) => [e164, ext])).toEqual([["+73432001020", "12"]]);
    },
  );

  it("xlsx has inline texts only: not one formula in the sheet", async () => {
    const { id } = await ordered(office.director, {
      ...region,
      format: "xlsx",
      columns: ["name", "created", "contact"],
    });
    const { inflateRawSync } = await import("node:zlib");
    const file = await taken(office.director, id);
    const name = Buffer.from("xl/worksheets/sheet1.xml");
    const at = file.indexOf(name) + name.length;
    const sheet = inflateRawSync(file.subarray(at)).toString();
    expect(sheet).not.toContain("<f");
    expect(sheet.match(/t="inlineStr"/g)?.length).toBe(nasty.length + 3);
    expect(sheet).toMatch(/<c r="C2" s="3"><v>\d{5}\.\d+<\/v><\/c>/);
  });

  it("the order and the conditions of the list hold, over the edge of a portion too", async () => {
    const { id } = await ordered(office.director, {
      filter: { regions: ["Большой"], sort: "created", descending: true },
    });
    const rows = (await readText(await taken(office.director, id))).rows.slice(1).filter(([name]) => name);
    expect(rows.length).toBe(1_100);
    expect(new Set(rows.map(([name]) => name)).size).toBe(1_100);
    expect(rows[0]?.[0]).toContain("Клиент 1099");
  });
});
