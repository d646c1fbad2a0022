import type { Text } from "#db/values/text.ts";

export const dossierRefusals = {
  visibility_not_yours: {
    ru: "Кому видно, меняет автор записи или руководитель",
    en: "Who sees it is changed by the author or by a head",
  },
  expiry_passed: {
    ru: "Последний день раньше того, когда это узнали. Проверьте дату",
    en: "The last day is before the one when it was learned. Check the date",
  },
  day_of_month: { ru: "В этом месяце нет такого дня", en: "This month has no such day" },
  year_for_once: {
    ru: "Для разового события нужен год",
    en: "An event that does not come back needs a year",
  },
  title_for_event: { ru: "Напишите, что это за событие", en: "Say what kind of event it is" },
} satisfies Record<string, Text>;
