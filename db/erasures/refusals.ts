import type { Text } from "#db/values/text.ts";

export const erasureRefusals = {
  erasure_blocked: {
    ru: "Удалить пока нельзя: сначала закончите то, что отмечено",
    en: "Not yet: first finish what is marked",
  },
  erasure_changed: {
    ru: "Пока вы смотрели, о человеке появились новые записи. Проверьте список ещё раз",
    en: "New records about the person have appeared meanwhile. Look at the list again",
  },
  erasure_word: {
    ru: "Слово не совпало. Напишите его точно так, как над полем",
    en: "The word does not match. Write it exactly as above the field",
  },
  erasure_ordered: {
    ru: "Об этом человеке уже есть акт",
    en: "There is an act about this person already",
  },
  subject_not_person: {
    ru: "Это организация. Удаляют данные людей: откройте нужного человека",
    en: "This is a company. Data of people are erased: open the person",
  },
} satisfies Record<string, Text>;
