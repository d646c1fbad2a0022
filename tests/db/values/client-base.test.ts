import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { parseEmails } from "#db/values/email.ts";
import { fullName, genderOf, parsePersonName } from "#db/values/person-name.ts";
import { parsePhones } from "#db/values/phone.ts";
import { checkInn } from "#db/values/requisites.ts";

const folder = process.env.SLOVO_DATA;
type Row = Record<string, string>;

function load(file: string, delimiter = ","): Row[] {
  const text = readFileSync(join(folder ?? "", "ru_client_base", file), "utf8").replace(/^\uFEFF/, "");
  return Papa.parse<Row>(text, { header: true, delimiter, skipEmptyLines: true }).data;
}
const cell = (row: Row, column: string) => row[column] ?? "";
const list = (s: string) => [...new Set(s.split(";").filter(Boolean))].sort().join(" ");

describe.runIf(folder)("a real client base", () => {
  it("has 3,487 valid ИНН and 4,213 e-mails", () => {
    const rows = load("schools_register_orig.csv", ";");
    expect(rows).toHaveLength(3492);
    expect(rows.filter((row) => checkInn(cell(row, "0_INN").trim()) === "ok")).toHaveLength(3487);
    const cells = rows.map((row) => parseEmails(cell(row, "1_Адрес электронной почты")).emails);
    expect(cells.flat()).toHaveLength(4213);
    expect(new Set(cells.flat()).size).toBe(4189);
    expect(cells.filter((emails) => emails.length > 0)).toHaveLength(3444);
  });

  it("names every director", () => {
    for (const row of load("schools_register_orig.csv", ";")) {
      const director = cell(row, "0_Директор").trim();
      const name = parsePersonName(director);
      expect(name && fullName(name).toUpperCase()).toBe(director.toUpperCase());
      expect(name && genderOf(name)).not.toBeNull();
    }
  });

  it("reads the phones of contacts as the reference does", () => {
    const rows = load("ref_contacts_mixed_phones.csv").filter(
      (row) => /\d/.test(cell(row, "cell")) && row.unambiguous === "1",
    );
    const wrong = rows.filter((row) => {
      const { phones, local } = parsePhones(cell(row, "cell"));
      const own = phones.filter(({ inherited }) => !inherited).map(({ e164 }) => e164);
      const short = [
        ...local,
        ...phones.filter(({ inherited }) => inherited).map(({ e164 }) => e164.slice(-7)),
      ];
      return (
        list(own.join(";")) !== list(cell(row, "phones_e164")) ||
        list(short.join(";")) !== list(cell(row, "phones_7digit"))
      );
    });
    // The five: a bracket typed as 0 or lost, a glued pair cut wrongly by the reference, and one number written twice.
    expect(wrong.length).toBeLessThanOrEqual(5);
  });

  it("reads the cells labelled by hand", () => {
    const wrong = load("phones_torture_hand_labelled.csv").filter((row) => {
      const { phones, local } = parsePhones(cell(row, "cell"));
      const got = [
        ...phones.map(({ e164, ext }) => (ext ? `${e164}x${ext}` : e164)),
        ...local.map((n) => `?${n}`),
      ];
      return list(got.join(";")) !== list(cell(row, "expected").replace(/INVALID[^;]*/g, ""));
    });
    expect(wrong.length).toBeLessThanOrEqual(2);
  });
});
