import { beforeEach, expect, it, vi } from "vitest";
import { neighbourOf, rememberedList, rememberList } from "#app/(office)/clients/remembered-list.ts";

const kept = new Map<string, string>();
vi.stubGlobal("sessionStorage", {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => kept.set(name, value),
});
const asked = vi.fn();
const answers = (data: object | null) =>
  asked.mockResolvedValue({ ok: data !== null, json: async () => ({ ok: true, data }) });
vi.stubGlobal("fetch", asked);

beforeEach(() => {
  asked.mockReset();
  rememberList({ href: "/clients?class=A", query: "class=A", ids: ["b", "c"], previous: "P", next: "N" });
});

it("knows the neighbours of its page without asking", async () => {
  expect([await neighbourOf("b", "next"), await neighbourOf("c", "previous")]).toEqual(["c", "b"]);
  expect(await neighbourOf("stranger", "next")).toBeUndefined();
  expect(asked).not.toHaveBeenCalled();
});

it("asks for the page beyond the end, in the same list, and goes on from it", async () => {
  answers({ ids: ["d", "e"], next: null, previous: "x" });
  expect(await neighbourOf("c", "next")).toBe("d");
  const [, { body }] = asked.mock.calls[0] as [string, { body: string }];
  expect(JSON.parse(body)).toEqual({ query: "class=A", after: "N" });
  expect(rememberedList()).toMatchObject({ ids: ["b", "c", "d", "e"], next: null, previous: "P" });
  expect([await neighbourOf("d", "next"), await neighbourOf("e", "next")]).toEqual(["e", undefined]);
  answers({ ids: ["a"], next: "y", previous: null });
  expect(await neighbourOf("b", "previous")).toBe("a");
  expect(rememberedList()).toMatchObject({ ids: ["a", "b", "c", "d", "e"], next: null, previous: null });
  expect(asked).toHaveBeenCalledTimes(2);
});

it("stays where it is when the list cannot be asked for", async () => {
  answers(null);
  expect(await neighbourOf("c", "next")).toBeUndefined();
  expect(rememberedList()?.ids).toEqual(["b", "c"]);
});
