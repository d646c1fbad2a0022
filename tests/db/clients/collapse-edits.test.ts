import { expect, it } from "vitest";
import { collapse, type Edit } from "#db/clients/collapse-edits.ts";

const base = Date.UTC(2026, 2, 19, 12);
/** `minute` after noon; given the latest first, as the timeline reads them. */
const edit = (minute: number, more: Partial<Edit> = {}): Edit => ({
  id: `${minute}`,
  at: new Date(base + minute * 60_000),
  place: `p${minute}`,
  actorId: "a",
  who: "Ирина Соколова",
  command: "client.edit_fact",
  person: null,
  before: { region: `${minute - 1}` },
  after: { region: `${minute}` },
  ...more,
});

it("makes one entry of what one person changed in one go, with what stood there at first", () => {
  const [group, ...rest] = collapse([
    edit(9, { before: { tags: [] }, after: { tags: ["vip", "дилер"] } }),
    edit(5),
    edit(2),
    edit(1, { command: "contact.edit", person: "Лапина Вера" }),
  ]);
  expect(rest).toEqual([]);
  expect(group).toMatchObject({ id: "9", place: "p1", count: 4 });
  expect(group?.lines).toEqual([
    { what: "tags", person: null, before: null, after: "vip, дилер" },
    { what: "region", person: null, before: "1", after: "5" },
    { what: "contact.edit", person: "Лапина Вера", before: null, after: null },
  ]);
});

it("parts what another person did, and what came after a pause", () => {
  const counts = (edits: Edit[]) => collapse(edits).map(({ count }) => count);
  expect(counts([edit(20), edit(4), edit(3)])).toEqual([1, 2]);
  expect(counts([edit(6), edit(5, { actorId: "b" }), edit(4)])).toEqual([1, 1, 1]);
  expect(counts([])).toEqual([]);
});
