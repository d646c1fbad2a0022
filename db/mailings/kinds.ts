import type { Text } from "#db/values/text.ts";

/** What a mailing is in law: advertising needs a consent, the others must hold no advertising. */
export const mailingKinds = {
  service: { label: { ru: "Служебная", en: "Service" } },
  advertising: { label: { ru: "Рекламная", en: "Advertising" } },
  survey: { label: { ru: "Анкета", en: "Survey" } },
} satisfies Record<string, { label: Text }>;

export type MailingKind = keyof typeof mailingKinds;
