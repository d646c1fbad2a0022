import { clientClasses, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import type { SegmentOperator } from "#db/segments/operators.ts";
import type { Text } from "#db/values/text.ts";

/** Choices that the database holds; the others stand in a registry beside the field. */
export type StoredChoices = "regions" | "branches" | "owners" | "tags";

interface FieldEntry {
  label: Text;
  operators: readonly [SegmentOperator, ...SegmentOperator[]];
  /** What a list of values is chosen from. */
  choices?: StoredChoices | Record<string, { label: Text }>;
}

const one = ["any", "none"] as const;
const orEmpty = ["any", "none", "filled", "empty"] as const;
const whether = ["yes", "no"] as const;

/**
 * What a segment may ask about a client. How a field is asked of the database stands in `conditions.ts`, how it is
 * said in `phrases.ts`: both hold a record of these names, so the compiler names what a new field still lacks.
 */
export const segmentFields = {
  region: { label: { ru: "Регион", en: "Region" }, operators: orEmpty, choices: "regions" },
  branch: { label: { ru: "Филиал", en: "Branch" }, operators: orEmpty, choices: "branches" },
  status: { label: { ru: "Статус", en: "Status" }, operators: one, choices: clientStatuses },
  class: { label: { ru: "Класс", en: "Class" }, operators: one, choices: clientClasses },
  owner: { label: { ru: "Ответственный", en: "Responsible" }, operators: orEmpty, choices: "owners" },
  role: { label: { ru: "Роль", en: "Role" }, operators: one, choices: clientRoles },
  kind: { label: { ru: "Кто это", en: "Kind" }, operators: one, choices: clientKinds },
  tags: {
    label: { ru: "Метки", en: "Tags" },
    operators: ["any", "all", "none", "filled", "empty"],
    choices: "tags",
  },
  created: { label: { ru: "Заведён", en: "Created" }, operators: ["within", "older", "since", "before"] },
  contact: {
    label: { ru: "Последний контакт", en: "Last contact" },
    operators: ["not_within", "within", "since", "before", "never", "ever"],
  },
  email: { label: { ru: "Адрес почты", en: "E-mail address" }, operators: whether },
  consent: { label: { ru: "Согласие на рекламу", en: "Consent to advertising" }, operators: whether },
} as const satisfies Record<string, FieldEntry>;

export type SegmentField = keyof typeof segmentFields;

const entries: Record<string, FieldEntry> = segmentFields;

/** The entry of a field by a name that came from outside. */
export const fieldEntry = (name: string): FieldEntry | undefined =>
  Object.hasOwn(entries, name) ? entries[name] : undefined;
