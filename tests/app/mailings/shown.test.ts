import { describe, expect, it } from "vitest";
import { parseShown, shownHref } from "#app/(office)/mailings/[id]/recipients/shown.ts";

const id = "01a2012e-5208-79a6-9201-af2b0d2d65e2";

describe("which recipients are shown", () => {
  it("reads a state, a reason and a place from the address", () => {
    expect(parseShown({ show: "excluded", reason: "no_consent", after: id })).toEqual({
      state: "excluded",
      exclusion: "no_consent",
      after: id,
    });
  });

  it("leaves out what it does not know", () => {
    expect(parseShown({ show: "constructor", reason: "no_consent", after: "1; drop" })).toEqual({});
    expect(parseShown({ show: "excluded", reason: "toString" })).toEqual({ state: "excluded" });
  });

  it("asks for a reason among the excluded only", () => {
    expect(parseShown({ show: "delivered", reason: "no_consent" })).toEqual({ state: "delivered" });
  });

  it("takes the first of several", () => {
    expect(parseShown({ show: ["bounced", "delivered"] }).state).toBe("bounced");
  });

  it("writes back what it reads", () => {
    const shown = { state: "excluded", exclusion: "bounced", after: id } as const;
    const query = new URL(shownHref(id, shown), "http://a").searchParams;
    expect(parseShown(Object.fromEntries(query))).toEqual(shown);
    expect(shownHref(id, {})).toBe(`/mailings/${id}/recipients`);
  });
});
