import { describe, expect, it } from "vitest";
import { checkAccount, checkBik, checkInn, checkKpp, checkOgrn, padInn } from "#db/values/requisites.ts";

describe("requisites", () => {
  it.each(["7707083893", "7736050003", "7736207543", "500100732259", "760307073214"])("ИНН %s", (inn) =>
    expect(checkInn(inn)).toBe("ok"),
  );
  it.each([
    ["7707083894", "checksum"],
    ["500100732258", "checksum"],
    ["500100732269", "checksum"],
    ["770708389", "format"],
    ["0000000000", "format"],
    ["000000000000", "format"],
    ["77070838a3", "format"],
    ["", "format"],
    ["٧٧٠٧٠٨٣٨٩٣", "format"],
  ])("ИНН %s is %s", (inn, result) => expect(checkInn(inn)).toBe(result));
  it.each([
    ["1027700132195", "ok"],
    ["1027812400868", "ok"],
    ["304500116000157", "ok"],
    ["1027700132196", "checksum"],
    ["304500116000158", "checksum"],
    ["2027700132195", "format"],
    ["0000000000000", "format"],
    ["102770013219", "format"],
  ])("ОГРН %s is %s", (ogrn, result) => expect(checkOgrn(ogrn)).toBe(result));
  it("КПП and БИК have a shape only", () => {
    expect([
      checkKpp("773601001"),
      checkKpp("7736AB001"),
      checkKpp("7736ab001"),
      checkKpp("000000000"),
    ]).toEqual(["ok", "ok", "format", "format"]);
    expect([checkBik("044525225"), checkBik("04452522"), checkBik("000000000")]).toEqual([
      "ok",
      "format",
      "format",
    ]);
  });
  it("accounts are checked against the bank", () => {
    expect(checkAccount("30101810400000000225", "044525225", "correspondent")).toBe("ok");
    expect(checkAccount("40702810900000002851", "044030827", "settlement")).toBe("ok");
    expect(checkAccount("40702810900000002852", "044030827", "settlement")).toBe("checksum");
    expect(checkAccount("40702810900000002851", "044525225", "settlement")).toBe("checksum");
    expect(checkAccount("4070281090000000285", "044030827", "settlement")).toBe("format");
    expect(checkAccount("0".repeat(20), "044030827", "settlement")).toBe("format");
  });
  it("gives back the zero that Excel ate", () => {
    expect(padInn(" 12345678 9")).toEqual({ inn: "0123456789", padded: true });
    expect(padInn("12345678901")).toEqual({ inn: "012345678901", padded: true });
    expect(padInn("7707083893")).toEqual({ inn: "7707083893", padded: false });
  });
});
