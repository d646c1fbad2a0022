import type { Text } from "#db/values/text.ts";

export const classRefusals = {
  class_borders: {
    ru: "Вторая граница должна быть больше первой",
    en: "The second border must be above the first",
  },
  class_until_past: {
    ru: "Этот день уже прошёл. Укажите сегодня или позже, либо оставьте без срока",
    en: "This day is over. Name today or a later day, or leave it open",
  },
  class_not_held: {
    ru: "Класс уже считается сам. Обновите страницу",
    en: "The class is counted by itself already. Reload the page",
  },
  classes_counting: {
    ru: "Классы уже считаются. Обновите страницу через минуту",
    en: "Classes are being counted already. Reload the page in a minute",
  },
} satisfies Record<string, Text>;
