import { expect, it } from "vitest";
import { readWidths, writeWidths } from "#components/data-table/widths.ts";

it("comes back from the cookie, each list with its own", () => {
  const one = writeWidths(undefined, "list", { class: 80, due: 300 });
  const both = writeWidths(one, "v1", { due: 120 });
  expect(readWidths(both, "list")).toEqual({ class: 80, due: 300 });
  expect(readWidths(both, "v1")).toEqual({ due: 120 });
  expect(readWidths(writeWidths(both, "list", {}), "list")).toEqual({});
  expect(both).toMatch(/^[\w.~|-]+$/);
});

it("forgets the list not touched for longest", () => {
  const full = Array.from({ length: 12 }, (_, i) => `v${i}`).reduce(
    (cookie, scope) => writeWidths(cookie, scope, { due: 100 }),
    "",
  );
  expect(readWidths(full, "v0")).toEqual({});
  expect(readWidths(full, "v11")).toEqual({ due: 100 });
});

it.each(["", "list", "list~due", "list~due.NaN", "list~__proto__.100", "|||~~~", "list~due.1e9"])(
  "%s is left out",
  (cookie) => expect(readWidths(cookie, "list")).toEqual({}),
);

it("keeps widths within bounds", () => {
  expect(readWidths("list~a.10~b.999", "list")).toEqual({ a: 48, b: 640 });
});
