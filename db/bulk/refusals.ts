import type { Text } from "#db/values/text.ts";

export const bulkRefusals = {
  bulk_nobody: {
    ru: "Под\u00A0эти условия уже никто не\u00A0подходит. Обновите список и\u00A0выберите заново",
    en: "Nobody meets these conditions any more. Reload the list and choose again",
  },
  bulk_not_running: {
    ru: "Изменение уже закончено. Его можно отменить целиком",
    en: "The change is finished already. It can be undone as a whole",
  },
  bulk_not_undoable: {
    ru: "Это изменение ещё идёт или уже отменено. Обновите страницу",
    en: "This change is still under way or undone already. Reload the page",
  },
  bulk_too_old: {
    ru: "Прошло больше 90\u00A0дней: отменить целиком уже нельзя. Измените клиентов заново",
    en: "More than 90 days have passed: it cannot be undone any more. Change the clients anew",
  },
  bulk_not_stalled: {
    ru: "Изменение и\u00A0так идёт. Подождите минуту",
    en: "The change is under way. Wait for a minute",
  },
  bulk_tags: { ru: "Напишите хотя бы одну метку", en: "Write at least one tag" },
  segment_live: {
    ru: "Этот сегмент собирается сам по\u00A0условиям. Выберите список",
    en: "This segment is made by its conditions. Choose a list",
  },
} satisfies Record<string, Text>;
