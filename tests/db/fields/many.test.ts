import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { listClients } from "#db/clients/list.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { clients } from "#db/clients/table.ts";
import { ownName } from "#db/fields/value.ts";
import { segmentWhere } from "#db/segments/compile.ts";
import { segmentTree } from "#db/segments/input.ts";
import { ownAsked } from "#db/segments/own-fields.ts";
import { segmentNames } from "#db/segments/queries.ts";
import { segmentSentence } from "#db/segments/sentence.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { editOf, order, outcomesOf, undo } from "../bulk/office.ts";
import { makeOffice, now, type Office } from "../clients/office.ts";
import { all, is } from "../segments/trees.ts";
import { addField, clientOf, type } from "./making.ts";

const { db } = await testDatabase();
let office: Office;
let field: Record<"text" | "number" | "date" | "choice" | "yes_no", Awaited<ReturnType<typeof addField>>>;
beforeAll(async () => {
  office = await makeOffice();
  const make = (kind: string, more = {}) => addField(office.director, { name: `Вид ${kind}`, kind, ...more });
  field = {
    text: await make("text"),
    number: await make("number"),
    date: await make("date"),
    choice: await make("choice", { choices: [{ label: "Салон" }, { label: "Склад" }] }),
    yes_no: await make("yes_no"),
  };
});

/** Every question of every kind, with answers to choose among. */
const questions = () =>
  (Object.keys(field) as (keyof typeof field)[]).flatMap((kind) =>
    ownAsked[kind].operators.map((operator) => ({ kind, operator })),
  );

const today = "2026-03-19";
interface Asked {
  kind: keyof typeof field;
  operator: string;
  n: number;
  day: string;
  words: string;
  picks: string[];
}

/** The same read off the row itself. */
function holds(own: Record<string, unknown>, { kind, operator, n, day, words, picks }: Asked): boolean {
  const value = own[field[kind].id];
  const has = value !== undefined;
  const later = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  const small = (text: string) => text.toLowerCase().replaceAll("ё", "е");
  const inWords = has && small(String(value)).includes(small(words));
  const tests: Record<string, boolean> = {
    filled: has,
    empty: !has,
    contains: inWords,
    lacks: !inWords,
    least: has && Number(value) >= n,
    most: has && Number(value) <= n,
    since: has && String(value) >= day,
    before: has && String(value) < day,
    past: has && String(value) < today,
    ahead: has && String(value) >= today && String(value) <= later(Math.abs(n) + 1),
    within: has && String(value) <= today && String(value) >= later(-Math.abs(n) - 1),
    any: has && picks.includes(String(value)),
    none: !(has && picks.includes(String(value))),
    said_yes: value === true,
    said_no: value === false,
  };
  return tests[operator] ?? false;
}

function valueFor({ operator, n, day, words, picks }: Asked) {
  if (operator === "least" || operator === "most") return { n, months: null };
  if (operator === "ahead" || operator === "within") return Math.abs(n) + 1;
  if (operator === "since" || operator === "before") return day;
  if (operator === "contains" || operator === "lacks") return words;
  return operator === "any" || operator === "none" ? picks : null;
}

describe("among many clients", () => {
  const region = "Край полей";
  const days = ["2026-01-01", "2026-03-18", "2026-03-19", "2026-03-25", "2027-01-01"];
  let rows: { id: string; own: Record<string, string | number | boolean> }[];
  beforeAll(async () => {
    const picks = field.choice.choices.map(({ id }) => id);
    const own = (i: number) => ({
      ...(i % 3 ? { [field.text.id]: ["Ёлка", "ЛАЗУРИТ 100%", "Мир_мебели"][i % 3] as string } : {}),
      ...(i % 4 ? { [field.number.id]: [-3, 0, 2.5, 40][i % 4] as number } : {}),
      ...(i % 5 ? { [field.date.id]: days[i % 5] as string } : {}),
      ...(i % 2 ? { [field.choice.id]: picks[i % 4 === 1 ? 0 : 1] as string } : {}),
      ...(i % 7 ? { [field.yes_no.id]: i % 2 === 0 } : {}),
    });
    const made = await Promise.all(
      Array.from({ length: 64 }, (_, i) => makeClient({ region, own: own(i), ownerId: office.manager.id })),
    );
    rows = made.map(({ id, own }) => ({ id, own }));
  });

  it("every question finds whom a plain reading of the rows finds, and is said in both languages", async () => {
    const picks = field.choice.choices.map(({ id }) => id);
    const names = await segmentNames(office.director);
    const one = fc.record({
      question: fc.constantFrom(...questions()),
      n: fc.constantFrom(-3, 0, 2.5, 5, 40),
      day: fc.constantFrom(...days),
      words: fc.constantFrom("елк", "100%", "_", "лазурит", "нет такого"),
      picks: fc.subarray(picks, { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(one, async ({ question, ...more }) => {
        const asked = { ...question, ...more };
        const days = ["ahead", "within"].includes(asked.operator)
          ? { ...asked, n: Math.trunc(asked.n) }
          : asked;
        const condition = is(
          ownName({ kind: asked.kind, id: field[asked.kind].id }),
          asked.operator,
          valueFor(days),
        );
        const tree = segmentTree.parse(all(is("region", "any", [region]), condition));
        const hits = await db.select({ id: clients.id }).from(clients).where(segmentWhere(tree, now));
        expect(hits.map(({ id }) => id).sort()).toEqual(
          rows
            .filter(({ own }) => holds(own, days))
            .map(({ id }) => id)
            .sort(),
        );
        for (const locale of ["ru", "en"] as const)
          expect(segmentSentence(tree, locale, names)).toContain(`Вид ${asked.kind}`);
      }),
      { numRuns: 120 },
    );
  });

  it.each(["number", "date", "text"] as const)(
    "%s orders the list, page after page, both ways",
    async (kind) => {
      const extra = await Promise.all(
        Array.from({ length: 20 }, () => makeClient({ region, ownerId: office.manager.id })),
      );
      for (const descending of [false, true]) {
        const search = { ...emptySearch, regions: [region], descending, columns: ["own" as const] };
        const sort = ownName(field[kind]);
        const first = await listClients(office.director, { ...search, sort }, now);
        const second = await listClients(office.director, { ...search, sort, after: first.next }, now);
        const all = [...first.rows, ...second.rows];
        expect(first.rows).toHaveLength(50);
        const ids = all.map(({ id }) => id);
        expect(new Set(ids).size).toBe(all.length);
        const back = await listClients(office.director, { ...search, sort, before: second.previous }, now);
        expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
        const values = all.map(({ more }) => more?.own?.[field[kind].id]);
        const filled = values.filter((value) => value !== undefined);
        // Those without a value stand at the end in both directions.
        expect(values.slice(0, filled.length)).toEqual(filled);
        const key = (value: unknown) =>
          kind === "text" ? String(value).toLowerCase().replaceAll("ё", "е") : (value as number);
        const sorted = [...filled].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
        expect(filled.map(key)).toEqual((descending ? sorted.reverse() : sorted).map(key));
      }
      await db.delete(clients).where(eq(clients.region, "Нигде"));
      for (const { id } of extra) await db.delete(clients).where(eq(clients.id, id));
    },
  );

  it("one change of many sets the field and is taken back, but for whom somebody changed since", async () => {
    const ids = rows.slice(0, 4).map(({ id }) => id);
    const before = await Promise.all(ids.map(async (id) => (await clientOf(id)).own));
    const change = { kind: "own" as const, field: field.number.id, value: 77 };
    const { id } = await order(office.manager, change, { ids });
    expect(await editOf(id)).toMatchObject({ state: "done", counts: { changed: 4 } });
    for (const one of ids) expect((await clientOf(one)).own[field.number.id]).toBe(77);
    await type(office.manager, ids[0] ?? "", field.number.id, "5");
    await undo(office.manager, id);
    const after = await Promise.all(ids.map(async (one) => (await clientOf(one)).own));
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(after[0]?.[field.number.id]).toBe(5);
    expect(await outcomesOf(id)).toMatchObject({ [ids[0] ?? ""]: "kept", [ids[1] ?? ""]: "restored" });
    for (const wrong of [{ value: "сто" }, { field: field.choice.id, value: "не из списка" }])
      await expect(order(office.manager, { ...change, ...wrong }, { ids })).rejects.toMatchObject({
        details: { field: "value" },
      });
  });
});
