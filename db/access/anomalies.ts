import type { Text } from "#db/values/text.ts";

/** What an anomaly was found by, for the page that lists it. */
export interface AnomalyDetails {
  /** The person's own busy hour, where it was compared with. */
  usual?: number;
  exportId?: string;
}

/** `unit` is what its count counts. */
export const anomalyKinds = {
  mass_views: {
    label: { ru: "Массовый просмотр карточек", en: "Mass viewing of cards" },
    unit: "cards",
  },
  mass_lists: {
    label: { ru: "Массовый просмотр контактов в списке", en: "Mass viewing of contacts in lists" },
    unit: "clients",
  },
  big_export: { label: { ru: "Большая выгрузка", en: "A large export" }, unit: "rows" },
  night_export: { label: { ru: "Выгрузка ночью", en: "An export at night" }, unit: "rows" },
  night_views: { label: { ru: "Просмотр карточек ночью", en: "Viewing of cards at night" }, unit: "cards" },
  mass_reassign: {
    label: { ru: "Массовая смена ответственного", en: "Mass reassignment" },
    unit: "clients",
  },
} satisfies Record<string, { label: Text; unit: "cards" | "rows" | "clients" }>;

export type AnomalyKind = keyof typeof anomalyKinds;
