import { type Cell as AnyCell, line, report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns, headerWords } from "#db/imports/field-words.ts";
import type { ProblemCode } from "#db/imports/problems.ts";
import { isRounded } from "#db/imports/rounded.ts";
import { isEmail, parseEmails } from "#db/values/email.ts";
import { parsePersonName } from "#db/values/person-name.ts";
import { parsePhones } from "#db/values/phone.ts";
import { type Cell, type Draft, keepInNote, noteLine, type PointDraft, type PointedDraft } from "./draft.ts";

type PointedCell = AnyCell<PointedDraft>;

const SITE = /^(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/iu;
/** «http//:», «http:/», «htpp://», «http://http://»: what people make of the beginning of an address. */
const SCHEME = /^(?:ht+p+s?[:.;]*[/\\]+:?)+/i;

/** «HTTP//Ромашка.рф/.» → «ромашка.рф», or null when it is no site. */
function siteOf(text: string): string | null {
  const bare = text
    .replace(SCHEME, "")
    .replace(/[/.]+$/, "")
    .toLowerCase();
  return SITE.test(bare) && !bare.includes("@") ? bare : null;
}

/** Headers that name the person's post: «0_Директор». */
const POSTS: readonly [RegExp, string][] = [
  [/генеральн\S* директор/, "Генеральный директор"],
  [/директор|director|ceo/, "Директор"],
  [/главн\S* бухгалтер|главбух/, "Главный бухгалтер"],
  [/бухгалтер|accountant/, "Бухгалтер"],
  [/заведующ/, "Заведующий"],
  [/руководител|head/, "Руководитель"],
];

function readPhones(cell: PointedCell): void {
  if (/^0+$/.test(cell.text)) return;
  if (isRounded(cell.text)) {
    keepInNote(cell, "rounded");
    return;
  }
  const { phones, local, rest } = parsePhones(cell.text);
  for (const { e164, ext, raw } of phones) add(cell, { kind: "phone", value: e164, extension: ext, raw });
  for (const value of local) {
    report(cell, "phone_local", value);
    add(cell, { kind: "phone", value, extension: null, raw: cell.text });
  }
  if (!rest) return;
  // Words beside a number say whose it is: they are kept with it. Words alone are no phone.
  if (phones.length + local.length > 0) noteLine(cell, cell.text);
  else keepInNote(cell, "phone_unknown");
}

function readEmails(cell: PointedCell): void {
  const { emails, rest } = parseEmails(cell.text);
  for (const value of emails) {
    if (!add(cell, { kind: "email", value, extension: null, raw: value }))
      report(cell, "email_repeated", value);
    else if (!isEmail(value)) report(cell, "email_odd", value);
  }
  readSites({ ...cell, text: rest }, "email_unknown");
}

/** Sites of a cell; what is none of them stays together, so that a sentence is kept as a sentence. */
function readSites(cell: PointedCell, otherwise: ProblemCode): void {
  const unknown: string[] = [];
  for (const part of cell.text.split(/[;,\n]+|\s+(?=www\.|https?:)/)) {
    const text = part.trim();
    if (text === "" || /^(?:нет|и|-+)$/i.test(text)) continue;
    const value = siteOf(text);
    if (value) add(cell, { kind: "site", value, extension: null, raw: text });
    else unknown.push(text);
  }
  if (unknown.length > 0) keepInNote(cell, otherwise, unknown.join(", "));
}

/** False for what the client already has: the same address twice is written once. */
function add({ draft }: PointedCell, point: PointDraft): boolean {
  const known = draft.points.some(
    ({ kind, value, extension }) =>
      kind === point.kind && value === point.value && extension === point.extension,
  );
  if (!known) draft.points.push({ ...point, raw: point.raw.slice(0, 300) });
  return !known;
}

/** What the card lets people write. */
const LONGEST_PERSON = 200;

function readPerson(cell: Cell): void {
  for (const part of cell.text.split(/[;\n]+/)) {
    const [full = "", ...after] = part.split(",");
    const name = full.trim() === "" || full.length > LONGEST_PERSON ? null : parsePersonName(full);
    if (!name) {
      if (part.trim() !== "") keepInNote(cell, "person_unknown", part.trim());
      continue;
    }
    const words = headerWords(cell.header);
    const post = after.join(",").trim() || POSTS.find(([pattern]) => pattern.test(words))?.[1] || null;
    cell.draft.people.push({
      surname: name.surname || name.given,
      given: name.surname ? name.given || null : null,
      patronymic: name.patronymic,
      position: post?.slice(0, 200) ?? null,
    });
  }
}

const looksLikePhone = (value: string) => {
  const { phones, local } = parsePhones(value);
  return phones.length + local.length > 0 && /^[\d\s()+./,;‐-―−-]{7,}/.test(value);
};
const looksLikeName = (value: string) =>
  /^\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}.-]*){1,3}$/u.test(value) && /(?:ич|вна|ична|кызы|оглы)$/iu.test(value);

export const contactFields = {
  phones: {
    label: { ru: "Телефоны", en: "Phones" },
    many: true,
    guess: bySigns({
      exact: [
        "телефон",
        "телефоны",
        "тел",
        "тел факс",
        "телефон факс",
        "мобильный",
        "сотовый",
        "phone",
        "phones",
        "mobile",
        "tel",
        "contact phone number",
      ],
      part: /телефон|(^| )тел( |$)|phone|мобил/,
      not: /факс$|fax$/,
      looks: looksLikePhone,
      alone: true,
    }),
    read: readPhones,
  },
  emails: {
    label: { ru: "Адреса почты", en: "E-mails" },
    many: true,
    guess: bySigns({
      exact: [
        "email",
        "e mail",
        "эл почта",
        "электронная почта",
        "почта",
        "адрес электронной почты",
        "mail",
        "имейл",
      ],
      part: /mail|электрон\S* почт|эл почт|адрес\S* почты/,
      looks: (v) => v.includes("@") && parseEmails(v).emails.length > 0,
      alone: true,
    }),
    read: readEmails,
  },
  site: {
    label: { ru: "Сайт", en: "Site" },
    many: true,
    guess: bySigns({
      exact: ["сайт", "веб сайт", "адрес сайта", "site", "website", "web", "url", "интернет"],
      part: /сайт|(^| )web|url|site/,
      looks: (v) => v.split(/[;,\s]+/).some((part) => siteOf(part) !== null),
      alone: true,
    }),
    read: (cell) => readSites(cell, "site_unknown"),
  },
  person: {
    label: { ru: "Человек: фамилия, имя, отчество", en: "Contact: full name" },
    many: true,
    guess: bySigns({
      exact: [
        "директор",
        "контактное лицо",
        "контакт",
        "фио",
        "ф и о",
        "руководитель",
        "к лицо",
        "генеральный директор",
        "главный бухгалтер",
        "заведующий",
        "contact",
        "contact person",
        "director",
      ],
      part: /директор|контактн|фио|руководител|director|contact/,
      not: /телефон|phone|mail|адрес|факс|департамент/,
      looks: looksLikeName,
      alone: true,
    }),
    read: readPerson,
  },
  position: {
    label: { ru: "Человек: должность", en: "Contact: position" },
    many: false,
    guess: bySigns({
      exact: ["должность", "должность контактного лица", "пост", "position", "job title", "title"],
      part: /должност|position/,
    }),
    read: (cell) => {
      cell.draft.position = line(cell).slice(0, 200);
    },
  },
} satisfies Record<string, ImportField<Draft>>;
