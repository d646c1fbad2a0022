import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { listClients } from "#db/clients/list.ts";
import { type ClientSort, emptySearch } from "#db/clients/list-input.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import { inTransaction } from "#db/index.ts";
import { recordInteraction } from "#db/interactions/commands.ts";
import * as input from "#db/interactions/input.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

await testDatabase();
let office: Office;
let clientId: string;
beforeAll(async () => {
  office = await makeOffice();
  clientId = await addClient(office.manager);
  const talk = { key: randomUUID(), clientId, kind: "call", text: "Просит цену" };
  await inTransaction((tx) =>
    recordInteraction(tx, office.manager, input.recordInteraction.parse(talk), now),
  );
});

const strange = [
  "2026-13-45 25:61:61.000000",
  "2026-02-30 10:00:00.000000",
  "2025-02-29 10:00:00.000000",
  "2026-00-10 10:00:00.000000",
  "2026-03-19 24:00:01.000000",
  "2026-03-19 10:00:60.000000",
  "0000-01-01 00:00:00.000000",
];

describe("a place at a moment that never was", () => {
  it.each(strange)("%s begins the timeline anew", async (moment) => {
    const page = await listTimeline(office.manager, clientId, "all", `${moment} ${randomUUID()}`);
    expect(page.entries).toHaveLength(1);
  });

  const orders: { sort: ClientSort; descending: boolean }[] = [
    { sort: "contact", descending: false },
    { sort: "created", descending: false },
    { sort: "due", descending: true },
  ];
  const offsets = [
    ...strange.map((moment) => `${moment}+00`),
    "2026-03-19 10:00:00+99",
    "2026-99-99 99:99:99+99",
  ];
  it.each(orders.flatMap((order) => offsets.map((moment) => ({ ...order, moment }))))(
    "$moment is the first page of the order by $sort",
    async ({ moment, ...order }) => {
      const place = Buffer.from(JSON.stringify([moment, randomUUID()])).toString("base64url");
      for (const side of ["after", "before"] as const) {
        const page = await listClients(office.director, { ...emptySearch, ...order, [side]: place }, now);
        expect(page.rows.map(({ id }) => id)).toEqual([clientId]);
        expect(page.previous).toBeNull();
      }
    },
  );
});

describe("a place at a moment that was", () => {
  it.each(["0001-01-01 00:00:00", "2024-02-29 23:59:59.999999", "9999-12-31 23:59:59.5"])(
    "%s cuts both lists",
    async (moment) => {
      const later = moment > "2026";
      const micro = moment.padEnd(20, ".").padEnd(26, "0");
      const page = await listTimeline(office.manager, clientId, "all", `${micro} ${randomUUID()}`);
      expect(page.entries).toHaveLength(later ? 1 : 0);
      for (const offset of ["+00", "+05:30", "-03"]) {
        const after = Buffer.from(JSON.stringify([moment + offset, randomUUID()])).toString("base64url");
        const list = await listClients(office.director, { ...emptySearch, sort: "created", after }, now);
        expect(list.rows).toHaveLength(later ? 0 : 1);
      }
    },
  );
});
