import { beforeAll, describe, expect, it } from "vitest";
import { listClients } from "#db/clients/list.ts";
import { type ClientSearch, emptySearch } from "#db/clients/list-input.ts";
import { findClientsForPicker } from "#db/clients/queries.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";
import { base, finds, misses } from "./search-table.ts";

const { owner } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
  for (const fields of base) await addClient(office.manager, fields);
});

const list = (q: string, part: Partial<ClientSearch> = {}, actor = office.director) =>
  listClients(actor, { ...emptySearch, sort: "match", q, ...part }, now);
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe("a query finds, and puts first", () => {
  it.each(finds)("«%s»: %s (%s)", async (q, name) => {
    expect(names((await list(q)).rows)[0]).toBe(name);
    expect(names(await findClientsForPicker(office.director, q))[0]).toBe(name);
  });
});

describe("a query does not find", () => {
  it.each(misses)("«%s»: %s (%s)", async (q, name) => {
    expect(names((await list(q)).rows)).not.toContain(name);
    expect(names(await findClientsForPicker(office.director, q))).not.toContain(name);
  });
});

describe("a query read otherwise than typed", () => {
  it.each([
    ["рамашка", "ромашка"],
    ["рамашка сервис", "ромашка сервис"],
    ["hfvfirf", "ромашка"],
    ["дорофева", "дорофеева"],
    ["шемчужина", "жемчужина"],
    ["hjvfirf", "ромашка"],
  ])("«%s» is said to be «%s», and may be looked for to the letter", async (q, query) => {
    const page = await list(q);
    expect(page.meant).toEqual({ query, besides: false });
    const literal = await list(q, { reading: "literal" });
    expect(literal).toMatchObject({ rows: [], meant: null });
  });

  it.each(["ромашка", "romashka", "MTC", "8 (916) 123-45-67"])("«%s» is as typed", async (q) => {
    expect(await list(q)).toMatchObject({ meant: null, reading: "asked" });
  });

  it("stands behind what was typed, where there is a little of that", async () => {
    await addClient(office.manager, { name: "ООО «Фиалкин сад»" });
    await addClient(office.manager, { name: "ООО «Фиолка-Н»" });
    const page = await list("фиолка");
    expect(names(page.rows)).toEqual(["ООО «Фиолка-Н»", "Цветочный салон «Фиалка»"]);
    expect(page).toMatchObject({ meant: { query: "фиалка", besides: true }, reading: "near" });
    expect(page.count).toBe(2);
  });
});

describe("people of foreign clients are not guessed at with a slip either", () => {
  const answers = (q: string, part: Partial<ClientSearch> = {}) => list(q, part, office.colleague);

  it("by whoever may see the card alone", async () => {
    expect(names((await answers("рамашка")).rows)[0]).toBe("ООО «Ромашка»");
    const nobody = await answers("щвазлыфжвл");
    expect(nobody).toMatchObject({ rows: [], meant: null, reading: "asked", count: 0 });
    for (const q of ["дорофева", "дорофеева", "хачатуран", "ромашка дорофева", "e.dorofeva", "lorofeeva"]) {
      for (const reading of ["asked", "near"] as const) {
        expect(await answers(q, { reading }), q).toEqual({ ...nobody, reading });
        expect(await findClientsForPicker(office.colleague, q)).toEqual([]);
      }
    }
  });

  it("nor by the place that a client takes among the others", async () => {
    // «Вавилон» begins a word of one name; of the other only the hidden Вавилов would.
    await addClient(office.manager, { name: "Большой отель «Вавилон»" });
    await addClient(office.manager, { name: "Арка Новавилова", contactName: "Вавилов Олег" });
    const of = async (actor: typeof office.director) => names((await list("вавило", {}, actor)).rows);
    expect((await of(office.colleague)).slice(0, 2)).toEqual(["Большой отель «Вавилон»", "Арка Новавилова"]);
    expect((await of(office.director)).indexOf("Арка Новавилова")).toBe(0);
  });
});

describe("the words that slips are measured by", () => {
  const known = async (word: string) => {
    const [row] = await owner<
      { known: boolean }[]
    >`select exists (select from client_words where word = ${word}) as known`;
    return row?.known;
  };

  it("are those of the clients, and forget whoever is forgotten", async () => {
    expect(await known("pelmenev")).toBe(true);
    await owner`update clients set search = replace(search, ' pelmenev ', ' ') where search like '% pelmenev %'`;
    expect(await known("pelmenev")).toBe(false);
    expect(await known("romashka")).toBe(true);
    await owner`update clients set search = replace(search, ' romashka ', ' ') where search like '% romashka servis %'`;
    expect(await known("romashka"), "another client has it").toBe(true);
  });
});
