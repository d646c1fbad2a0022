import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { countClients, listClients, PAGE_SIZE } from "#db/clients/list.ts";
import { type ClientSearch, clientSorts, emptySearch, NO_OWNER } from "#db/clients/list-input.ts";
import { listOwners, listRegions } from "#db/clients/queries.ts";
import { countRecently, forgetCounts } from "#db/clients/recent-counts.ts";
import { nameKey, searchDocument } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { staff } from "#db/staff/table.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { makeOffice, now, type Office } from "./office.ts";

const { db } = await testDatabase();
const TOTAL = 173;
let office: Office;

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const day = 24 * 3_600_000;

beforeAll(async () => {
  office = await makeOffice();
  const owners = [office.manager.id, office.colleague.id, null];
  const rows = Array.from({ length: TOTAL }, (_, i) => {
    // Many equal names and moments, many without: places must be told apart by the id.
    const name = `ООО «${pick(["Якорь", "Берёза", "жук", "Ёж", "Арка"], i)} ${i % 7}»`;
    return {
      name,
      nameKey: nameKey(name),
      search: searchDocument({ names: [name], inns: [], phones: [], emails: [], people: [] }),
      status: pick(["potential", "new", "active", "loyal", "lost"] as const, i),
      class: pick(["A", "B", "C"] as const, i),
      region: pick(["Пермь", "Тюмень", null], i),
      ownerId: pick(owners, i),
      branchId: pick([office.branch.id, office.otherBranch.id, null], i),
      lastContactAt: i % 4 === 0 ? null : new Date(now.getTime() - (i % 11) * day - (i % 3)),
      nextDueAt: i % 3 === 0 ? null : new Date(now.getTime() + ((i % 13) - 4) * day),
      createdAt: new Date(now.getTime() - (i % 50) * day),
      archivedAt: i % 40 === 39 ? now : null,
    };
  });
  await db.insert(clients).values(rows);
});

const list = (part: Partial<ClientSearch>, actor = office.director) =>
  listClients(actor, { ...emptySearch, ...part }, now);
const kept = TOTAL - Math.floor(TOTAL / 40);

async function walk(part: Partial<ClientSearch>) {
  const forwards: string[] = [];
  let page = await list(part);
  expect(page.previous).toBeNull();
  forwards.push(...page.rows.map(({ id }) => id));
  while (page.next) {
    page = await list({ ...part, after: page.next });
    expect(page.rows.length).toBeGreaterThan(0);
    forwards.push(...page.rows.map(({ id }) => id));
  }
  const backwards = page.rows.map(({ id }) => id);
  while (page.previous) {
    page = await list({ ...part, before: page.previous });
    expect(page.next).not.toBeNull();
    backwards.unshift(...page.rows.map(({ id }) => id));
  }
  return { forwards, backwards };
}

describe("paging visits every row once, there and back", () => {
  const ways = clientSorts.flatMap((sort) => [false, true].map((descending) => ({ sort, descending })));
  it.each(ways)("$sort, descending $descending", async (way) => {
    const { forwards, backwards } = await walk(way);
    expect(forwards).toHaveLength(kept);
    expect(new Set(forwards).size).toBe(kept);
    expect(backwards).toEqual(forwards);
  });

  it.each(ways)("$sort, descending $descending, of what a word finds", async (way) => {
    const { forwards, backwards } = await walk({ ...way, q: "берёза" });
    expect(new Set(forwards).size).toBe(forwards.length);
    expect(forwards).toHaveLength(await countClients(office.director, { ...emptySearch, q: "берёза" }, now));
    expect(backwards).toEqual(forwards);
  });
});

describe("the order", () => {
  const all = async (part: Partial<ClientSearch>) => {
    const rows: Awaited<ReturnType<typeof list>>["rows"] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ ...part, after });
      rows.push(...page.rows);
      after = page.next;
    } while (after);
    return rows;
  };

  it("of names is the Russian alphabet without the legal form", async () => {
    const words = (await all({ sort: "name" })).map(({ name }) => /«(\S+)/.exec(name)?.[1]);
    expect([...new Set(words)]).toEqual(["Арка", "Берёза", "Ёж", "жук", "Якорь"]);
  });

  it("of statuses is the way of a client", async () => {
    const statuses = (await all({ sort: "status" })).map(({ status }) => status);
    expect([...new Set(statuses)]).toEqual(["potential", "new", "active", "loyal", "lost"]);
  });

  it("puts clients without a promise at the end in both directions", async () => {
    for (const descending of [false, true]) {
      const rows = await all({ sort: "due", descending });
      const first = rows.findIndex(({ nextDueAt }) => nextDueAt === null);
      expect(rows.slice(first).every(({ nextDueAt }) => nextDueAt === null)).toBe(true);
      const times = rows.slice(0, first).map(({ nextDueAt }) => nextDueAt?.getTime() ?? 0);
      expect(times).toEqual(times.toSorted((a, b) => (descending ? b - a : a - b)));
    }
  });

  it("of regions is their alphabet, and of responsible people that of their surnames, those without at the end", async () => {
    const regions = (await all({ sort: "region" })).map(({ region }) => region);
    expect([...new Set(regions)]).toEqual(["Пермь", "Тюмень", null]);
    await db.update(staff).set({ surname: "Ёлкин" }).where(eq(staff.id, office.colleague.id));
    await db.update(staff).set({ surname: "Жуков" }).where(eq(staff.id, office.manager.id));
    const rows = await all({ sort: "owner" });
    expect([...new Set(rows.map(({ ownerSurname }) => ownerSurname))]).toEqual(["Ёлкин", "Жуков", null]);
    const ofOne = rows
      .filter(({ ownerSurname }) => ownerSurname === "Жуков")
      .map(({ name }) => nameKey(name));
    expect(ofOne).toEqual(ofOne.toSorted());
  });

  it("shows whom nobody has talked to first when the longest silence is asked for", async () => {
    const rows = await all({ sort: "contact" });
    expect(rows[0]?.lastContactAt).toBeNull();
    expect(rows.at(-1)?.lastContactAt).not.toBeNull();
  });
});

describe("filters", () => {
  const matches = async (part: Partial<ClientSearch>) => {
    const page = await list(part);
    const count = page.count ?? (await countClients(office.director, { ...emptySearch, ...part }, now));
    expect(count, "count and list agree").toBeGreaterThanOrEqual(Math.min(page.rows.length, PAGE_SIZE));
    return { ...page, count };
  };

  it("narrow by region, status, class, owner, branch, together", async () => {
    const one = await matches({ regions: ["Пермь"], statuses: ["active", "new"], classes: ["A"] });
    expect(one.count).toBeGreaterThan(0);
    for (const row of one.rows) {
      expect(row).toMatchObject({ region: "Пермь", class: "A" });
      expect(["active", "new"]).toContain(row.status);
    }
    const owned = await matches({ owners: [office.manager.id] });
    expect(owned.rows.every((row) => row.ownerSurname !== null)).toBe(true);
    const unowned = await matches({ owners: [NO_OWNER] });
    expect(unowned.rows.every((row) => row.ownerSurname === null)).toBe(true);
    const both = await matches({ owners: [NO_OWNER, office.manager.id] });
    expect(both.count).toBe(owned.count + unowned.count);
    const branch = await matches({ branches: [office.branch.id] });
    expect(branch.rows.every((row) => row.branch === office.branch.name)).toBe(true);
  });

  it("find the overdue and those due within a week", async () => {
    const late = await matches({ due: "late" });
    expect(late.rows.every(({ nextDueAt }) => nextDueAt !== null && nextDueAt < now)).toBe(true);
    const week = await matches({ due: "week" });
    const end = now.getTime() + 7 * day;
    expect(
      week.rows.every(
        (row) => row.nextDueAt !== null && row.nextDueAt >= now && row.nextDueAt.getTime() < end,
      ),
    ).toBe(true);
    expect(late.count).toBeGreaterThan(0);
    expect(week.count).toBeGreaterThan(0);
  });

  it("keep the archive apart", async () => {
    const { count } = await matches({ archived: true });
    expect(count).toBe(TOTAL - kept);
  });
});

describe("a place typed by hand", () => {
  it.each(["", "x", "e30", "WyIxIl0", Buffer.from('["a\\u0000","x"]').toString("base64url"), "%"])(
    "%j is the first page",
    async (after) => {
      const page = await list({ after });
      expect(page.rows).toHaveLength(PAGE_SIZE);
      expect(page.previous).toBeNull();
    },
  );

  it("of another order is the first page", async () => {
    const { next } = await list({ sort: "name" });
    const page = await list({ sort: "created", after: next });
    expect(page.previous).toBeNull();
  });
});

it("offers the regions in use and those who may be responsible", async () => {
  expect(await listRegions()).toEqual(["Пермь", "Тюмень"]);
  const ids = (await listOwners()).map(({ id }) => id);
  expect(ids).toContain(office.manager.id);
  expect(ids).not.toContain(office.admin.id);
});

it("answers a total again from memory for five seconds, and anew after a change", async () => {
  const search = { ...emptySearch, regions: ["Пермь"] };
  const first = await countRecently(office.director, search, now);
  await db.insert(clients).values({ name: "Новый", nameKey: "новый", region: "Пермь" });
  expect(await countRecently(office.director, { ...search, sort: "due" }, now)).toBe(first);
  expect(await countRecently(office.faraway, search, now)).not.toBe(first);
  expect(await countRecently(office.director, search, new Date(now.getTime() + 5_001))).toBe(first + 1);
  await db.insert(clients).values({ name: "Ещё", nameKey: "еще", region: "Пермь" });
  forgetCounts();
  expect(await countRecently(office.director, search, now)).toBe(first + 2);
});
