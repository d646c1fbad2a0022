import { describe, expect, it } from "vitest";
import {
  hasConditions,
  parseSearch,
  type RawSearch,
  toParams,
  withoutCondition,
} from "#app/(office)/complaints/search.ts";
import { viewHref, viewOf } from "#app/(office)/complaints/views.ts";
import { address } from "#components/data-table/address.ts";
import { emptyComplaintSearch } from "#db/complaints/list-input.ts";

const id = "01975691-b9e8-7d40-b68b-0c1916f54ef4";
const read = (whole: string) => {
  const raw: RawSearch = {};
  for (const [name, value] of new URLSearchParams(whole.split("?")[1] ?? ""))
    raw[name] = [...[raw[name] ?? []].flat(), value];
  return parseSearch(raw);
};

describe("the address of the book", () => {
  it.each([
    "/complaints",
    "/complaints?group=all&sort=-registered",
    `/complaints?client=${id}&group=all&q=%D0%96-2026`,
    "/complaints?due=near&kind=complaint&kind=request&owner=me&severity=high&state=in_work&type=delay",
  ])("%s says the same when read and written again", (whole) => {
    expect(address("/complaints", toParams(read(whole)))).toBe(whole);
  });

  it("leaves out what is not understood", () => {
    const odd = {
      group: "everything",
      kind: ["joke", "praise"],
      owner: "'; drop table",
      sort: "-number",
      due: "never",
      client: "1",
      branch: "x",
      q: ["a\u0000b\n", "c"],
    };
    expect(parseSearch(odd)).toEqual({ ...emptyComplaintSearch, kinds: ["praise"], q: "ab" });
  });

  it("knows its tabs by their addresses", () => {
    for (const name of ["open", "mine", "near", "waiting", "praise", "all"] as const)
      expect(viewOf(read(viewHref(name)))).toBe(name);
    expect(viewOf(read("/complaints?kind=request"))).toBeUndefined();
  });

  it("drops one condition and the place with it", () => {
    const search = { ...read("/complaints?due=late&severity=high"), after: "place" };
    expect(toParams(withoutCondition(search, "due"))).toMatchObject({ due: "", severity: ["high"] });
    expect(withoutCondition(search, "due").after).toBeNull();
    expect(hasConditions(search)).toBe(true);
    expect(hasConditions(emptyComplaintSearch)).toBe(false);
  });
});
