import type { FactName } from "#db/clients/input.ts";
import type { Text } from "#db/values/text.ts";

/** Columns of which a person chooses one card's value. */
export const chosenFields = {
  name: { column: "name", label: { ru: "Название", en: "Name" } },
  kind: { column: "kind", label: { ru: "Кто это", en: "Kind" } },
  role: { column: "role", label: { ru: "Роль", en: "Role" } },
  class: { column: "class", label: { ru: "Класс", en: "Class" } },
  status: { column: "status", label: { ru: "Статус", en: "Status" } },
  ownerId: { column: "owner_id", label: { ru: "Ответственный", en: "Responsible" } },
  branchId: { column: "branch_id", label: { ru: "Филиал", en: "Branch" } },
  groupId: { column: "group_id", label: { ru: "Группа", en: "Group" } },
  region: { column: "region", label: { ru: "Регион", en: "Region" } },
  source: { column: "source", label: { ru: "Источник", en: "Source" } },
  address: { column: "address", label: { ru: "Адрес", en: "Address" } },
  site: { column: "site", label: { ru: "Сайт", en: "Site" } },
} satisfies Partial<Record<FactName | "ownerId" | "groupId", { column: string; label: Text }>>;

export type ChosenField = keyof typeof chosenFields;
export const chosenFieldNames = Object.keys(chosenFields) as ChosenField[];
