import { describe, expect, it } from "vitest";
import { emailKey, isEmail, parseEmails } from "#db/values/email.ts";

describe("parseEmails", () => {
  it.each([
    ["\u00A0Info@Mail.RU", ["info@mail.ru"], ""],
    ["a@b.ru; c_d@e-f.ru, g.h@i.ru", ["a@b.ru", "c_d@e-f.ru", "g.h@i.ru"], ""],
    ["a@b.ru и c@d.ru", ["a@b.ru", "c@d.ru"], "и"],
    ["E-mail: a@b.ru", ["a@b.ru"], "E-mail:"],
    ["a@b.ru; www.site.ru", ["a@b.ru"], "www.site.ru"],
    ["direсtor@mail.ru", ["director@mail.ru"], ""],
    ["info@Kamsс.ru", ["info@kamsc.ru"], ""],
    ["name @mail.ru", [], "name @mail.ru"],
    ["name@mail,ru", [], "name@mail,ru"],
    ["a@b.ru.", ["a@b.ru"], ""],
    ["—", [], ""],
    ["нет", [], "нет"],
  ])("%s", (cell, emails, rest) => expect(parseEmails(cell)).toEqual({ emails, rest }));
});

describe("isEmail", () => {
  it.each([
    "a@b.ru",
    "first.last+tag@sub.example.com",
    "почта@пример.рф".replace("почта", "info"),
    "x@xn--e1afmkfd.xn--p1ai",
  ])("%s", (s) => expect(isEmail(s)).toBe(true));
  it.each([
    "",
    "a",
    "a@b",
    "@b.ru",
    "a@.ru",
    "a..b@c.ru",
    "a.@c.ru",
    "a b@c.ru",
    "a@b.ru\n",
    "a@b_c.ru",
    "a@-b.ru",
    `${"a".repeat(65)}@b.ru`,
    "a@b.ru,c@d.ru",
    "a@exаmple.com",
  ])("not %j", (s) => expect(isEmail(s)).toBe(false));
  it("has one key for one box", () => expect(emailKey(" Info@Mail.RU ")).toBe("info@mail.ru"));
});
