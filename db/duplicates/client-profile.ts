import type { ClientRecord } from "#db/duplicates/client-record.ts";
import { sameCode, textLikeness } from "#db/duplicates/likeness.ts";
import type { Profile } from "#db/duplicates/rules.ts";

/** From here on a pair is shown. Name and phone are enough, as are name and address; a name alone is not. */
export const SHOWN = 50;

/** A name of two real words or of twelve letters is seldom borne by two firms of one town. */
const isTelling = (name: string) =>
  name.replaceAll(" ", "").length >= 12 && name.split(" ").filter((word) => word.length >= 3).length >= 2;

/** A branch has the ИНН of its firm and a КПП of its own; two ИНН have nothing to say of the КПП. */
function branchLikeness(a: string, b: string): number | null {
  const [inn, kpp] = a.split(" ");
  const [otherInn, otherKpp] = b.split(" ");
  return inn === otherInn ? Number(kpp === otherKpp) : null;
}

type RuleName =
  | "inn"
  | "kpp"
  | "name"
  | "longName"
  | "form"
  | "phone"
  | "email"
  | "site"
  | "address"
  | "person"
  | "place";

/**
 * Clients, companies and persons alike. The points were settled on public sets of companies with known answers: a
 * mark that one firm alone can have is worth a shown pair by itself, marks that a house or a family shares are not.
 */
export const clientProfile: Profile<ClientRecord, RuleName> = {
  shown: SHOWN,
  rules: {
    inn: {
      values: ({ inns }) => inns,
      likeness: sameCode,
      steps: [{ from: 1, points: 55 }],
      differs: -30,
      label: {
        same: { ru: "тот же ИНН", en: "same INN" },
        differs: { ru: "другой ИНН", en: "another INN" },
      },
    },
    kpp: {
      values: ({ branches }) => branches,
      likeness: branchLikeness,
      steps: [{ from: 1, points: 5 }],
      differs: -10,
      label: {
        same: { ru: "тот же КПП", en: "same KPP" },
        differs: { ru: "другой КПП", en: "another KPP" },
      },
    },
    name: {
      values: ({ names }) => names,
      likeness: textLikeness,
      steps: [
        { from: 0.98, points: 30 },
        { from: 0.88, points: 25 },
        { from: 0.76, points: 20 },
        { from: 0.5, points: 5 },
      ],
      differs: -15,
      label: {
        same: { ru: "название без формы", en: "name without legal form" },
        near: { ru: "название на", en: "name by" },
        differs: { ru: "другое название", en: "another name" },
      },
    },
    longName: {
      values: ({ names }) => names.filter(isTelling),
      likeness: textLikeness,
      steps: [{ from: 0.98, points: 10 }],
      label: { same: { ru: "название длинное, редкое", en: "the name is long and rare" } },
    },
    form: {
      values: ({ forms }) => forms,
      likeness: sameCode,
      steps: [{ from: 1, points: 0 }],
      differs: -5,
      label: {
        same: { ru: "та же форма", en: "same legal form" },
        differs: { ru: "другая форма", en: "another legal form" },
      },
    },
    phone: {
      values: ({ phones }) => phones,
      likeness: sameCode,
      steps: [{ from: 1, points: 25 }],
      label: { same: { ru: "тот же телефон", en: "same phone" } },
    },
    email: {
      values: ({ emails }) => emails,
      likeness: sameCode,
      steps: [{ from: 1, points: 25 }],
      label: { same: { ru: "та же почта", en: "same e-mail" } },
    },
    site: {
      values: ({ sites }) => sites,
      likeness: sameCode,
      steps: [{ from: 1, points: 20 }],
      label: { same: { ru: "тот же сайт", en: "same site" } },
    },
    address: {
      values: ({ addresses }) => addresses,
      likeness: textLikeness,
      steps: [
        { from: 0.9, points: 25 },
        { from: 0.8, points: 20 },
      ],
      label: {
        same: { ru: "тот же адрес", en: "same address" },
        near: { ru: "адрес на", en: "address by" },
      },
    },
    person: {
      values: ({ people }) => people,
      likeness: textLikeness,
      steps: [{ from: 0.88, points: 10 }],
      label: {
        same: { ru: "тот же человек", en: "same person" },
        near: { ru: "человек на", en: "person by" },
      },
    },
    place: {
      values: ({ places }) => places,
      likeness: textLikeness,
      steps: [{ from: 0.8, points: 10 }],
      differs: -5,
      label: {
        same: { ru: "тот же город", en: "same place" },
        differs: { ru: "другой город", en: "another place" },
      },
    },
  },
};
