import { describe, expect, it } from "vitest";
import { feedHref, parseFeed } from "#app/(office)/clients/[id]/parse-feed.ts";
import {
  conditionsOf,
  parseColumns,
  parseList,
  parseSearch,
  readTree,
  toParams,
  withoutCondition,
} from "#app/(office)/clients/search.ts";
import { address } from "#components/data-table/address.ts";
import { encodePlace } from "#db/clients/keyset.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { nameKey } from "#db/clients/search.ts";
import { encodeTree } from "#db/segments/tree-address.ts";
import { all, is, not, some } from "../../db/segments/trees.ts";

const tree = all(is("class", "any", ["A"]), some(is("name", "contains", "Кит+»"), not(is("email", "yes"))));
const id = "01975691-b9e8-7d40-b68b-0c1916f54ef4";
const parse = (query: string) => {
  const raw: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) raw[name] = [...(raw[name] ?? []), value];
  return raw;
};
const addressOf = (query: string) => {
  return address("/clients", toParams(parseList(parse(query))));
};

describe("the address of the list", () => {
  it.each([
    "/clients",
    "/clients?q=%D1%80%D0%BE%D0%BC%D0%B0%D1%88%D0%BA%D0%B0",
    `/clients?class=A&class=B&cols=due%2Cclass&due=late&owner=none&owner=${id}&region=%D0%9F%D0%B5%D1%80%D0%BC%D1%8C&sort=-contact&status=active`,
    "/clients?archived=1&sort=due",
  ])("%s says the same when read and written again", (whole) => {
    expect(addressOf(whole.split("?")[1] ?? "")).toBe(whole);
  });

  it("reads words of closed lists together too", () => {
    expect(parseSearch({ class: "A,B", status: "active", sort: "-contact" })).toMatchObject({
      classes: ["A", "B"],
      statuses: ["active"],
      sort: "contact",
      descending: true,
    });
  });

  it.each([
    ["sort=name;drop table clients"],
    ["sort=-"],
    ["class=Z&status=great&due=never&archived=yes"],
    ["owner=1&branch=%00&owner='or 1=1"],
    ["cols=search&cols=constructor"],
    ["unknown=1"],
  ])("%s is left out", (query) => {
    expect(parseSearch(parse(query))).toEqual(emptySearch);
    expect(parseColumns(parse(query))).toEqual([]);
  });

  it("bears anything typed", () => {
    const odd = ["\u0000", "\ud800", "\u202E", "%", "a".repeat(1_000_000)];
    for (const value of odd) {
      const search = parseSearch({
        q: value,
        region: Array.from({ length: 500 }, () => value),
        after: value,
      });
      expect(search.q.length).toBeLessThanOrEqual(100);
      expect(search.regions.length).toBeLessThanOrEqual(50);
    }
  });

  it("keeps the place of a client with the longest name", () => {
    const after = encodePlace(["active", nameKey("Щ".repeat(300))], id);
    expect(parseSearch({ after }).after).toBe(after);
  });

  it("names its conditions and drops one of them", () => {
    const state = parseList(parse(`q=x&class=A&after=abc&if=${encodeTree(tree)}`));
    expect(conditionsOf(state.search)).toEqual(["q", "class", "if"]);
    expect(withoutCondition(state, "class").search).toMatchObject({ q: "x", classes: [], after: null });
    expect(withoutCondition(state, "if").search.tree).toBeNull();
  });
});

describe("conditions in the address", () => {
  it("come back as they went, in letters that no address changes", () => {
    const packed = encodeTree(tree);
    expect(packed).toMatch(/^[\w-]+$/);
    expect(readTree({ if: packed })).toEqual({ tree, fault: null });
    expect(addressOf(`if=${packed}`)).toBe(`/clients?if=${packed}`);
  });

  it.each([
    ["*", "segment_unreadable"],
    ["AAAA", "segment_unreadable"],
    [btoa('["&",["salary","any",["1"]]]'), "segment_field"],
    [btoa('["&",["class","any",[]]]'), "segment_value"],
    [btoa('["&",["&",["&",["&",["&",["email","yes"]]]]]]'), "segment_too_deep"],
    [btoa("[".repeat(3000) + "]".repeat(3000)), "segment_unreadable"],
    ["a".repeat(100_000), "segment_unreadable"],
  ])("%s is told of, and not left out", (packed, fault) => {
    expect(readTree({ if: packed })).toEqual({ tree: null, fault });
  });

  it("name the order beside a saved view, which alone means what was saved", () => {
    expect(addressOf(`view=${id}`)).toBe(`/clients?sort=name&view=${id}`);
  });
});

describe("the address of the feed", () => {
  it("keeps the part and the place", () => {
    expect(feedHref(id, { show: "talks", before: "2026-03-19 06:40:00.000000 x" })).toBe(
      `/clients/${id}?show=talks&before=2026-03-19+06%3A40%3A00.000000+x#feed`,
    );
    expect(feedHref(id, { show: "all", before: null })).toBe(`/clients/${id}#feed`);
  });

  it("knows only its own parts", () => {
    expect(parseFeed({ show: "weather", before: ["a", "b"] })).toEqual({ show: "all", before: "a" });
  });
});
