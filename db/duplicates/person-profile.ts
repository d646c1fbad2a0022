import { dayLikeness, sameCode, textLikeness } from "#db/duplicates/likeness.ts";
import type { Profile } from "#db/duplicates/rules.ts";

/** What is known of a person: everything normalised. */
export interface PersonRecord {
  /** `searchKey` of surname, name and patronymic, in any order. */
  names: readonly string[];
  phones: readonly string[];
  emails: readonly string[];
  /** ГГГГММДД. */
  birthdays: readonly string[];
  /** Ids of the clients they stand for. */
  firms: readonly string[];
  addresses: readonly string[];
  places: readonly string[];
  /** Post codes. */
  postCodes: readonly string[];
}

type RuleName = "name" | "phone" | "email" | "birthday" | "firm" | "address" | "place" | "postCode";

/** People: namesakes are many, so a name needs one mark of its own beside it; a name changes with a marriage. */
export const personProfile: Profile<PersonRecord, RuleName> = {
  shown: 40,
  rules: {
    name: {
      values: ({ names }) => names,
      likeness: textLikeness,
      steps: [
        { from: 0.97, points: 30 },
        { from: 0.86, points: 25 },
        { from: 0.7, points: 15 },
        { from: 0.45, points: 5 },
      ],
      differs: -15,
      label: {
        same: { ru: "то же имя", en: "same name" },
        near: { ru: "имя на", en: "name by" },
        differs: { ru: "другое имя", en: "another name" },
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
      steps: [{ from: 1, points: 30 }],
      label: { same: { ru: "та же почта", en: "same e-mail" } },
    },
    birthday: {
      values: ({ birthdays }) => birthdays,
      likeness: dayLikeness,
      steps: [
        { from: 1, points: 30 },
        { from: 0.9, points: 20 },
      ],
      differs: -15,
      label: {
        same: { ru: "тот же день рождения", en: "same birthday" },
        near: { ru: "день рождения с опиской", en: "birthday with a slip" },
        differs: { ru: "другой день рождения", en: "another birthday" },
      },
    },
    // Two of one name in one firm are mostly one who was written down twice; father and son are told apart by a person.
    firm: {
      values: ({ firms }) => firms,
      likeness: sameCode,
      steps: [{ from: 1, points: 15 }],
      label: { same: { ru: "тот же клиент", en: "same client" } },
    },
    address: {
      values: ({ addresses }) => addresses,
      likeness: textLikeness,
      steps: [
        { from: 0.9, points: 25 },
        { from: 0.75, points: 20 },
        { from: 0.5, points: 10 },
      ],
      label: { same: { ru: "тот же адрес", en: "same address" }, near: { ru: "адрес на", en: "address by" } },
    },
    place: {
      values: ({ places }) => places,
      likeness: textLikeness,
      steps: [{ from: 0.75, points: 10 }],
      label: { same: { ru: "тот же город", en: "same place" } },
    },
    postCode: {
      values: ({ postCodes }) => postCodes,
      likeness: sameCode,
      steps: [{ from: 1, points: 10 }],
      label: { same: { ru: "тот же индекс", en: "same post code" } },
    },
  },
};
