import type { Text } from "#db/values/text.ts";

export type BulkState = "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";

/** How one client of a bulk edit ended. Beside `changed` and `same` each is a reason why it was left alone. */
export const outcomes = {
  changed: { label: { ru: "изменены", en: "changed" } },
  same: { label: { ru: "уже были такими", en: "were so already" } },
  foreign: { label: { ru: "чужие: менять их вам нельзя", en: "not yours to change" } },
  archived: { label: { ru: "в архиве: сначала верните", en: "archived: restore them first" } },
  tags_many: { label: { ru: "меток стало бы больше двадцати", en: "would have more than twenty tags" } },
  gone: { label: { ru: "уже удалены", en: "are gone" } },
  restored: { label: { ru: "возвращены", en: "taken back" } },
  kept: { label: { ru: "изменены позже: оставлены как есть", en: "changed later: left as they are" } },
  out_of_reach: {
    label: { ru: "теперь не ваши: оставлены как есть", en: "no longer yours: left as they are" },
  },
  erased: {
    label: { ru: "прежнее стёрто по акту: назад не вернуть", en: "erased by an act: cannot be taken back" },
  },
} as const satisfies Record<string, { label: Text }>;

export type Outcome = keyof typeof outcomes;
export const outcomeNames = Object.keys(outcomes) as Outcome[];
/** What a preview may foretell. */
export type Verdict = "changed" | "same" | "foreign" | "archived" | "tags_many";

/** For so long a bulk edit can be taken back. */
export const UNDO_DAYS = 90;
