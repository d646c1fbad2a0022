import type { ComplaintDemand, ComplaintKind, ComplaintType } from "#db/complaints/registries.ts";
import type { CalendarDate } from "#db/values/dates.ts";
import type { Text } from "#db/values/text.ts";

/** Who complains: consumer law protects people, the procedure code binds firms. */
export type Party = "person" | "company";

/** One rule of an answer's term. What is not named fits any; of the rules that fit, the first one counts. */
export interface TermRule {
  key: string;
  party?: Party;
  kinds?: readonly ComplaintKind[];
  types?: readonly ComplaintType[];
  demands?: readonly ComplaintDemand[];
  /** In force on the day the complaint was presented: both days included, null is open. */
  validFrom: CalendarDate | null;
  validTo: CalendarDate | null;
  days: number;
  dayKind: "calendar" | "working";
  /** As a list shows it: «ст. 22». */
  article: Text;
  source: string;
}

const money = ["refund", "price_cut", "damages"] as const;
const works = ["service_quality", "delay"] as const;
const consumer = { party: "person", kinds: ["complaint"], validTo: null, dayKind: "calendar" } as const;
const LAW = "Закон РФ от 07.02.1992 № 2300-1";
const CONSUMER_SINCE = "2000-01-01";

/**
 * Terms of an answer to a claim, dated. They are what the product steers by, not advice: check with a lawyer before
 * relying on them, the contract of the client may name others.
 */
export const termRules: readonly TermRule[] = [
  {
    key: "personal-data",
    types: ["personal_data"],
    validFrom: "2022-09-01",
    validTo: null,
    days: 10,
    dayKind: "working",
    article: { ru: "152-ФЗ, ст. 20", en: "152-FZ, art. 20" },
    source: "152-ФЗ, статья 20, часть 1, в редакции 266-ФЗ от 14.07.2022",
  },
  {
    key: "personal-data-before-2022",
    types: ["personal_data"],
    validFrom: null,
    validTo: "2022-08-31",
    days: 30,
    dayKind: "calendar",
    article: { ru: "152-ФЗ, ст. 20", en: "152-FZ, art. 20" },
    source: "152-ФЗ, статья 20, часть 1, в редакции до 01.09.2022",
  },
  {
    ...consumer,
    key: "not-delivered",
    types: ["not_delivered"],
    validFrom: "2007-12-21",
    days: 10,
    article: { ru: "ст. 23.1", en: "art. 23.1" },
    source: `${LAW}, статья 23.1, пункт 4, введена 234-ФЗ от 25.10.2007`,
  },
  {
    ...consumer,
    key: "work-money",
    types: works,
    demands: money,
    validFrom: CONSUMER_SINCE,
    days: 10,
    article: { ru: "ст. 31", en: "art. 31" },
    source: `${LAW}, статья 31, пункт 1`,
  },
  {
    ...consumer,
    key: "work-redo",
    types: works,
    demands: ["redo", "repair", "replacement"],
    validFrom: CONSUMER_SINCE,
    days: 10,
    article: { ru: "ст. 30", en: "art. 30" },
    source: `${LAW}, статья 30: разумный срок клиента или срок договора; без них ведём к 10 дням`,
  },
  {
    ...consumer,
    key: "repair",
    demands: ["repair"],
    validFrom: CONSUMER_SINCE,
    days: 45,
    article: { ru: "ст. 20", en: "art. 20" },
    source: `${LAW}, статья 20, пункт 1: незамедлительно, по письменному соглашению не дольше 45 дней`,
  },
  {
    ...consumer,
    key: "replacement",
    demands: ["replacement"],
    validFrom: CONSUMER_SINCE,
    days: 7,
    article: { ru: "ст. 21", en: "art. 21" },
    source: `${LAW}, статья 21, пункт 1: 7 дней, с проверкой 20, без товара на складе месяц`,
  },
  {
    ...consumer,
    key: "money",
    demands: money,
    validFrom: CONSUMER_SINCE,
    days: 10,
    article: { ru: "ст. 22", en: "art. 22" },
    source: `${LAW}, статья 22`,
  },
  {
    ...consumer,
    key: "redo",
    demands: ["redo"],
    validFrom: CONSUMER_SINCE,
    days: 10,
    article: { ru: "ст. 30", en: "art. 30" },
    source: `${LAW}, статья 30: разумный срок клиента или срок договора; без них ведём к 10 дням`,
  },
  {
    key: "business-claim",
    party: "company",
    kinds: ["complaint"],
    demands: [...money, "repair", "replacement", "redo"],
    validFrom: "2016-06-01",
    validTo: null,
    days: 30,
    dayKind: "calendar",
    article: { ru: "АПК, ст. 4", en: "APC, art. 4" },
    source: "АПК РФ, статья 4, часть 5, введена 47-ФЗ от 02.03.2016: если договор не называет другого",
  },
  {
    key: "suggestion",
    kinds: ["suggestion"],
    validFrom: null,
    validTo: null,
    days: 30,
    dayKind: "calendar",
    article: { ru: "правило", en: "our rule" },
    source: "Правило компании: на предложение отвечаем за 30 дней",
  },
  {
    key: "policy",
    validFrom: null,
    validTo: null,
    days: 10,
    dayKind: "calendar",
    article: { ru: "правило", en: "our rule" },
    source: "Правило компании: отвечаем за 10 дней",
  },
];
