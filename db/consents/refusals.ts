import type { Text } from "#db/values/text.ts";

export const consentRefusals = {
  consent_in_future: {
    ru: "Этот день ещё не наступил. Укажите день, когда клиент согласился",
    en: "That day has not come yet. Name the day when the client agreed",
  },
  consent_day_far: {
    ru: "Слишком далёкий день. Укажите день, когда клиент согласился, не\u00A0раньше 1900\u00A0года",
    en: "The day is too far away. Name the day when the client agreed, no earlier than 1900",
  },
  consent_withdrawn: {
    ru: "Это согласие уже отозвано. Обновите страницу",
    en: "This consent was withdrawn already. Reload the page",
  },
  consent_link_spent: {
    ru: "Это согласие уже отозвано. Если реклама всё же нужна, отметьте её в книге обращений ещё раз",
    en: "This consent was withdrawn already. If you want advertising after all, tick it in the book once more",
  },
  consent_nobody: {
    ru: "Записывать некому: у всех клиентов этой рассылки, которых вы видите, согласие уже есть",
    en: "There is nobody to record it for: every client of this mailing that you see has a consent",
  },
} satisfies Record<string, Text>;
