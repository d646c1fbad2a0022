import type { ConsentKind, ConsentSource } from "#db/consents/table.ts";
import type { Text } from "#db/values/text.ts";

export const consentKinds = {
  advertising: { label: { ru: "На рекламу", en: "To advertising" } },
  processing: { label: { ru: "На обработку данных", en: "To data processing" } },
} satisfies Record<ConsentKind, { label: Text }>;

/** Where a consent comes from, and what proves one of that kind. */
export const consentSources = {
  paper: { label: { ru: "Бумага с подписью", en: "Signed paper" } },
  site_form: { label: { ru: "Форма на сайте", en: "Form on the site" } },
  public_form: { label: { ru: "Страница «Слова»", en: "Page of Slovo" } },
  call: { label: { ru: "Запись звонка", en: "Recorded call" } },
  letter: { label: { ru: "Письмо", en: "Letter" } },
  meeting: { label: { ru: "Встреча", en: "Meeting" } },
} satisfies Record<ConsentSource, { label: Text }>;
