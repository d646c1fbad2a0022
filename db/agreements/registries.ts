import type { Text } from "#db/values/text.ts";

export const agreementKinds = {
  oral: { label: { ru: "Устная", en: "Oral" } },
  contract: { label: { ru: "Договор", en: "Contract" } },
} satisfies Record<string, { label: Text }>;

export type AgreementKind = keyof typeof agreementKinds;

/** Kinds of things that can be promised to one client at a time. The things themselves stand in the catalogue. */
export const subjectKinds = {
  slot: { label: { ru: "Рекламное место", en: "Advert slot" } },
  crew: { label: { ru: "Бригада, время мастеров", en: "Crew time" } },
  stock: { label: { ru: "Партия на складе", en: "Stock lot" } },
  price: { label: { ru: "Цена", en: "Price" } },
  area: { label: { ru: "Территория", en: "Territory" } },
  other: { label: { ru: "Другое", en: "Other" } },
} satisfies Record<string, { label: Text }>;

export type SubjectKind = keyof typeof subjectKinds;
