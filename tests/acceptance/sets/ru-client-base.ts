import { join } from "node:path";
import { parsePhones } from "#db/values/phone.ts";
import { checkInn } from "#db/values/requisites.ts";
import { clean } from "#db/values/text.ts";
import { tableOf } from "../csv.ts";
import { draftsOf, sayings } from "../drafts.ts";
import type { Acceptance, Figure } from "../figure.ts";

/** Registers of a city as they were published: two encodings and a workbook of the same cards, and cells of phones. */
const measure: Acceptance = async (data) => {
  const folder = join(data, "ru_client_base");
  const at = (name: string) => join(folder, name);
  return [...phones(at), ...(await schools(at)), ...(await twins(at))];
};

export default measure;

type At = (name: string) => string;

const exactly = (what: string, found: number, wanted: number): Figure => ({
  what,
  found,
  wanted,
  holds: found === wanted,
});

const least = (what: string, found: number, wanted: number): Figure => ({
  what,
  found,
  wanted: `≥ ${wanted}`,
  holds: found >= wanted,
});

const listOf = (text: string | undefined) => (text ?? "").split(";").filter(Boolean);
const same = (a: readonly string[], b: readonly string[]) =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

/**
 * A cell counts when its numbers are just those of the reference. That one takes each number by itself, so one that
 * inherits the city code of an earlier number is compared without it, and a number written twice counts once.
 */
function phones(at: At): Figure[] {
  const cells = tableOf(at("ref_contacts_mixed_phones.csv")).filter(({ cell = "" }) => /\d/.test(cell));
  const exact = cells.filter(({ cell = "", phones_e164, phones_7digit }) => {
    const { phones: found, local } = parsePhones(clean(cell));
    const whole = found.filter(({ inherited }) => !inherited).map(({ e164 }) => e164);
    const bare = found.filter(({ inherited }) => inherited).map(({ e164 }) => e164.slice(-7));
    const known = new Set(listOf(phones_e164).map((number) => number.slice(-7)));
    return (
      same(whole, listOf(phones_e164)) &&
      same(
        [...local, ...bare].filter((number) => !known.has(number)),
        listOf(phones_7digit).filter((number) => !known.has(number)),
      )
    );
  });
  const hard = tableOf(at("phones_torture_hand_labelled.csv"));
  const right = hard.filter(({ cell = "", expected = "" }) => {
    const { phones: found, local, rest } = parsePhones(clean(cell));
    const said = [
      ...found.map(({ e164, ext }) => (ext ? `${e164}x${ext}` : e164)),
      ...local.map((digits) => `?${digits}`),
    ];
    const wanted = listOf(expected).filter((word) => !word.startsWith("INVALID"));
    const invalid = listOf(expected).length - wanted.length;
    // A number that cannot be one must be told, not made up.
    const told = invalid === 0 || rest !== "" || local.length > wanted.length;
    const known = said.map((word) => word.replace(/^(\?\d+)x\d+$/, "$1"));
    return told && wanted.every((word) => known.includes(word.replace(/^(\?\d+)x\d+$/, "$1")));
  });
  return [
    exactly("cells of phones", cells.length, 6_824),
    least("of them read exactly", exact.length, 6_776),
    least("hard cells of phones, labelled by hand, of 47", right.length, Math.ceil(hard.length * 0.9)),
  ];
}

async function schools(at: At): Promise<Figure[]> {
  const files = ["schools_register_orig.csv", "schools_register_cp1251.csv", "schools_register.xlsx"];
  const [own = [], old = [], book = []] = await Promise.all(files.map((name) => draftsOf(at(name))));
  const [first, ...others] = [own, old, book].map((drafts) => sayings(drafts).join("\n"));
  const inns = own.flatMap(({ entity }) => (entity.inn && checkInn(entity.inn) === "ok" ? [entity.inn] : []));
  const emails = own.reduce(
    (sum, { points, problems }) =>
      sum +
      points.filter(({ kind }) => kind === "email").length +
      problems.filter(({ code }) => code === "email_repeated").length,
    0,
  );
  const full = own.reduce(
    (sum, { points }) =>
      sum + points.filter(({ kind, value }) => kind === "phone" && value.startsWith("+")).length,
    0,
  );
  return [
    exactly("schools", own.length, 3_492),
    exactly("schools with a valid ИНН", inns.length, 3_487),
    exactly("different valid ИНН", new Set(inns).size, 3_484),
    exactly(
      "encodings of three with the same cards",
      1 + others.filter((cards) => cards === first).length,
      3,
    ),
    exactly("e-mails", emails, 4_213),
    least("whole phones of schools", full, 3_182),
  ];
}

async function twins(at: At): Promise<Figure[]> {
  const pairs = [
    ["pharmacies_orig.tsv", "pharmacies_cp1251.csv", 4_123],
    ["contacts_mixed.csv", "contacts_mixed.xlsx", 7_352],
  ] as const;
  const figures: Figure[] = [];
  for (const [one, other, rows] of pairs) {
    const [first, second] = [sayings(await draftsOf(at(one))), sayings(await draftsOf(at(other)))];
    figures.push(exactly(`rows of ${one}`, first.length, rows));
    const apart = first.filter((card, index) => card !== second[index]).length;
    figures.push(exactly(`cards of ${other} that differ from it`, apart, 0));
  }
  return figures;
}
