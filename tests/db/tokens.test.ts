import { expect, test } from "vitest";
import { makeToken, readToken, type TokenPurpose } from "#db/tokens.ts";

const purposes: TokenPurpose[] = ["survey", "unsubscribe", "complaint", "consent"];
const ids = Array.from(
  { length: 200 },
  (_, index) => `0198c0de-0000-7000-8000-${String(index).padStart(12, "0")}`,
);

test.each(purposes)("a token of %s opens its record, and nothing of another purpose", (purpose) => {
  for (const id of ids) {
    const token = makeToken(purpose, id);
    for (const other of purposes) expect(readToken(other, token)).toBe(other === purpose ? id : null);
  }
});

test("a token has one spelling: with any other last sign it opens nothing", () => {
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (const id of ids) {
    const token = makeToken("survey", id);
    const opening = [...signs].filter((sign) => readToken("survey", token.slice(0, -1) + sign) !== null);
    expect(opening).toEqual([token.at(-1)]);
  }
});

test("what is no token at all is none, and a token is made of a uuid alone", () => {
  for (const odd of ["", "x", `${makeToken("survey", ids[0] as string)}=`, "%00", "A".repeat(43)])
    expect(readToken("survey", odd)).toBeNull();
  expect(() => makeToken("survey", "42")).toThrow(RangeError);
});
