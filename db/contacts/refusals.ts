import type { Text } from "#db/values/text.ts";

export const contactRefusals = {
  reports_in_circle: {
    ru: "Так получится круг: этот человек сам подчиняется выбранному. Выберите другого",
    en: "That would be a circle: the chosen one reports to this person. Choose another",
  },
  contact_already_there: {
    ru: "Этот человек там уже записан",
    en: "This person is already written down there",
  },
  same_client: {
    ru: "Это тот же клиент. Выберите другого",
    en: "That is the same client. Choose another",
  },
  period_reversed: {
    ru: "Последний день раньше первого. Проверьте даты",
    en: "The last day is before the first one. Check the dates",
  },
  day_wrong: { ru: "Такого дня нет. Верно так: 27.03.2026", en: "There is no such day. Like 27 Mar 2026" },
  day_ahead: {
    ru: "Этот день ещё не настал. Укажите прошедший или сегодняшний",
    en: "That day has not come yet. Give a past day or today",
  },
  move_not_undoable: {
    ru: "После перехода запись уже меняли: поправьте её вручную",
    en: "The record was changed after the move: correct it by hand",
  },
} satisfies Record<string, Text>;
