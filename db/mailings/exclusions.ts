import type { Text } from "#db/values/text.ts";

/** Why somebody of the segment is not written to; the first reason that holds is kept. */
export const exclusions = {
  no_address: { label: { ru: "нет адреса почты", en: "no e-mail address" } },
  unsubscribed: { label: { ru: "отписались", en: "unsubscribed" } },
  bounced: { label: { ru: "адрес не существует, письма вернулись", en: "the address bounced before" } },
  complained: { label: { ru: "пожаловались на письма", en: "marked a letter as spam" } },
  by_hand: { label: { ru: "в стоп-листе", en: "on the stop list" } },
  erased: {
    label: { ru: "данные удалены по требованию человека", en: "erased at the person's demand" },
  },
  no_consent: { label: { ru: "нет согласия на рекламу", en: "no consent to advertising" } },
  same_address: { label: { ru: "тот же адрес у другого клиента", en: "same address as another client" } },
  merged: {
    label: { ru: "карточку объединили, письмо одно", en: "the card was merged, one letter is enough" },
  },
  archived: { label: { ru: "клиент в архиве", en: "the client is archived" } },
} satisfies Record<string, { label: Text }>;

export type Exclusion = keyof typeof exclusions;
