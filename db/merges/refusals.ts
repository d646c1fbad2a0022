import type { Text } from "#db/values/text.ts";

export const mergeRefusals = {
  client_merged: {
    ru: "Карточку объединили с другой. Откройте её заново — ссылка ведёт на общую",
    en: "This card was merged into another. Open it again: the link leads to the common one",
  },
  person_merged: {
    ru: "Этого человека уже объединили с другим. Обновите страницу",
    en: "This person was merged into another already. Reload the page",
  },
  merge_foreign_person: {
    ru: "Этого человека на выбранных карточках нет. Обновите страницу",
    en: "This person is not on the chosen cards. Reload the page",
  },
  merge_foreign_choice: {
    ru: "Значение взято не с тех карточек. Обновите страницу",
    en: "A value comes from a card that is not chosen. Reload the page",
  },
  merge_undone: { ru: "Это объединение уже отменили", en: "This merge was undone already" },
  merge_too_old: {
    ru: "Отменить можно в течение 90 дней: эти прошли",
    en: "A merge can be undone within 90 days: they have passed",
  },
  merge_buried: {
    ru: "Общую карточку саму объединили с другой. Сначала отмените то объединение",
    en: "The common card was itself merged into another. Undo that merge first",
  },
  duplicates_searching: { ru: "Поиск дублей уже идёт", en: "The search for duplicates is already running" },
} satisfies Record<string, Text>;
