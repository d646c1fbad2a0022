import { expect, it } from "vitest";
import { ownPath } from "#app/(auth)/own-path.ts";

it.each(["/today", "/clients?q=%D1%91&sort=-name", "/clients/0198#timeline", "/a//b"])("keeps %s", (path) => {
  expect(ownPath(path)).toBe(path);
});

it.each([
  undefined,
  "",
  "today",
  ["/clients", "/clients"],
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n\\evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "javascript:alert(1)",
  " //evil.example",
])("leads %j to today", (next) => {
  expect(ownPath(next)).toBe("/today");
});
