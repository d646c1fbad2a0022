import { abcClasses, xyzClasses } from "#db/classes/registries.ts";
import { rfmSegments } from "#db/classes/rfm-segments.ts";
import { clientClasses, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import { readOwnName } from "#db/fields/value.ts";
import type { Permission } from "#db/permissions.ts";
import { dueStates, npsGroups, scores } from "#db/segments/choices.ts";
import type { Measured } from "#db/segments/measure.ts";
import type { SegmentOperator } from "#db/segments/operators.ts";
import { ownAsked } from "#db/segments/own-fields.ts";
import type { Text } from "#db/values/text.ts";

/** Choices that the database holds; the others stand in a registry beside the field. */
export type StoredChoices =
  | "regions"
  | "branches"
  | "owners"
  | "sources"
  | "tags"
  | "lists"
  | "imports"
  | "products"
  | "productGroups";

/** What a field is about, as the editor sorts the fields. */
export const fieldGroups = {
  client: { label: { ru: "Клиент", en: "Client" } },
  own: { label: { ru: "Поля компании", en: "Fields of the company" } },
  money: { label: { ru: "Покупки и долги", en: "Purchases and debts" } },
  reach: { label: { ru: "Связь и обещания", en: "Contact and promises" } },
  campaigns: { label: { ru: "Рассылки, анкеты, жалобы", en: "Mailings, surveys, complaints" } },
} as const satisfies Record<string, { label: Text }>;

export type FieldGroup = keyof typeof fieldGroups;

/** What a condition has to know of its field. */
export interface AskedField {
  operators: readonly [SegmentOperator, ...SegmentOperator[]];
  /** What a list of values is chosen from. */
  choices?: StoredChoices | "own" | Record<string, { label: Text }>;
  /** Without it the field may not be asked of: the answer would tell what its own page keeps back. */
  permission?: Permission;
  /** What «at least» and «at most» count. */
  measure?: Measured;
}

interface FieldEntry extends AskedField {
  label: Text;
  group: Exclude<FieldGroup, "own">;
}

const one = ["any", "none"] as const;
const orEmpty = ["any", "none", "filled", "empty"] as const;
const whether = ["yes", "no"] as const;
const bounds = ["least", "most"] as const;
const debts = ["yes", "no", "least"] as const;

/**
 * What a segment may ask about a client. How a field is asked of the database stands in `conditions.ts`, how it is
 * said in `phrases.ts`: both hold a record of these names, so the compiler names what a new field still lacks.
 */
export const segmentFields = {
  name: { label: { ru: "Название", en: "Name" }, group: "client", operators: ["contains", "lacks"] },
  region: { label: { ru: "Регион", en: "Region" }, group: "client", operators: orEmpty, choices: "regions" },
  branch: {
    label: { ru: "Филиал", en: "Branch" },
    group: "client",
    operators: orEmpty,
    choices: "branches",
  },
  status: {
    label: { ru: "Статус", en: "Status" },
    group: "client",
    operators: one,
    choices: clientStatuses,
  },
  class: { label: { ru: "Класс", en: "Class" }, group: "client", operators: one, choices: clientClasses },
  held: {
    label: { ru: "Класс задан вручную", en: "Class set by hand" },
    group: "client",
    operators: whether,
  },
  owner: {
    label: { ru: "Ответственный", en: "Responsible" },
    group: "client",
    operators: orEmpty,
    choices: "owners",
  },
  role: { label: { ru: "Роль", en: "Role" }, group: "client", operators: one, choices: clientRoles },
  kind: { label: { ru: "Кто это", en: "Kind" }, group: "client", operators: one, choices: clientKinds },
  source: {
    label: { ru: "Источник", en: "Source" },
    group: "client",
    operators: orEmpty,
    choices: "sources",
  },
  import: {
    label: { ru: "Загрузка", en: "Import" },
    group: "client",
    operators: one,
    choices: "imports",
    permission: "client.import",
  },
  address: { label: { ru: "Адрес", en: "Address" }, group: "client", operators: ["filled", "empty"] },
  tags: {
    label: { ru: "Метки", en: "Tags" },
    group: "client",
    operators: ["any", "all", "none", "filled", "empty"],
    choices: "tags",
  },
  list: {
    label: { ru: "Список", en: "List" },
    group: "client",
    operators: one,
    choices: "lists",
    permission: "segment.view",
  },
  created: {
    label: { ru: "Заведён", en: "Created" },
    group: "client",
    operators: ["within", "older", "since", "before"],
  },
  bought: {
    label: { ru: "Сумма покупок", en: "Sum of purchases" },
    group: "money",
    operators: bounds,
    measure: { unit: "kopecks", period: true },
  },
  orders: {
    label: { ru: "Число покупок", en: "Number of purchases" },
    group: "money",
    operators: bounds,
    measure: { unit: "times", period: true },
  },
  purchase: {
    label: { ru: "Последняя покупка", en: "Last purchase" },
    group: "money",
    operators: ["not_within", "within", "older", "since", "before", "never", "ever"],
  },
  product: {
    label: { ru: "Покупал товар", en: "Bought a product" },
    group: "money",
    operators: one,
    choices: "products",
  },
  productGroup: {
    label: { ru: "Покупал из группы", en: "Bought of a group" },
    group: "money",
    operators: one,
    choices: "productGroups",
  },
  owes: {
    label: { ru: "Долг", en: "Debt" },
    group: "money",
    operators: debts,
    measure: { unit: "kopecks", period: false },
  },
  overdue: {
    label: { ru: "Просроченный долг", en: "Overdue debt" },
    group: "money",
    operators: debts,
    measure: { unit: "kopecks", period: false },
  },
  abc: {
    label: { ru: "ABC по расчёту", en: "ABC as counted" },
    group: "money",
    operators: orEmpty,
    choices: abcClasses,
  },
  xyz: {
    label: { ru: "XYZ по расчёту", en: "XYZ as counted" },
    group: "money",
    operators: orEmpty,
    choices: xyzClasses,
  },
  rfm: {
    label: { ru: "Сегмент RFM", en: "RFM segment" },
    group: "money",
    operators: orEmpty,
    choices: rfmSegments,
  },
  contact: {
    label: { ru: "Последний контакт", en: "Last contact" },
    group: "reach",
    operators: ["not_within", "within", "since", "before", "never", "ever"],
  },
  cadence: {
    label: { ru: "Пора связаться по классу", en: "Contact due by class" },
    group: "reach",
    operators: whether,
  },
  due: {
    label: { ru: "Следующее обещание", en: "Next promise" },
    group: "reach",
    operators: ["any"],
    choices: dueStates,
  },
  phone: { label: { ru: "Телефон", en: "Phone" }, group: "reach", operators: whether },
  email: { label: { ru: "Адрес почты", en: "E-mail address" }, group: "reach", operators: whether },
  consent: {
    label: { ru: "Согласие на рекламу", en: "Consent to advertising" },
    group: "campaigns",
    operators: whether,
  },
  mailing: {
    label: { ru: "Рассылка приходила", en: "Received a mailing" },
    group: "campaigns",
    operators: ["within", "not_within", "ever", "never"],
    permission: "mailing.view",
  },
  nps: {
    label: { ru: "Ответ на анкету: кто это", en: "Survey answer: who" },
    group: "campaigns",
    operators: orEmpty,
    choices: npsGroups,
    permission: "survey.view",
  },
  score: {
    label: { ru: "Последняя оценка", en: "Last score" },
    group: "campaigns",
    operators: one,
    choices: scores,
    permission: "survey.view",
  },
  complaint: {
    label: { ru: "Открытая жалоба", en: "Open complaint" },
    group: "campaigns",
    operators: whether,
    permission: "complaint.view",
  },
} as const satisfies Record<string, FieldEntry>;

export type SegmentField = keyof typeof segmentFields;

const entries: Record<string, FieldEntry> = segmentFields;

/** The entry of a field by a name that came from outside: one of the registry, or one that the company has made. */
export function fieldEntry(name: string): AskedField | undefined {
  if (Object.hasOwn(entries, name)) return entries[name];
  const own = readOwnName(name);
  return own ? ownAsked[own.kind] : undefined;
}
