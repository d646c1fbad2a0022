import type { Text } from "#db/values/text.ts";

/**
 * What has become of a letter that came into the mailbox. `isOpen`: something is still to be done with it, so its bytes are
 * kept however long it takes.
 */
export const inboxStates = {
  journaled: { label: { ru: "Разбирается", en: "Being read" }, isOpen: true },
  failed: { label: { ru: "Не разобрано", en: "Could not be read" }, isOpen: true },
  waiting: { label: { ru: "Ждёт", en: "Waiting" }, isOpen: true },
  filed: { label: { ru: "На карточке", en: "On a card" }, isOpen: false },
  complaint: { label: { ru: "В книге жалоб", en: "In the book" }, isOpen: false },
  aside: { label: { ru: "Не для нас", en: "Not for us" }, isOpen: false },
  automatic: { label: { ru: "Автоматическое", en: "Automatic" }, isOpen: false },
  copy: { label: { ru: "Повтор", en: "A copy" }, isOpen: false },
} satisfies Record<string, { label: Text; isOpen: boolean }>;

export type InboxState = keyof typeof inboxStates;

/** By what a letter is known that no person has written to us. */
export const automaticReasons = {
  report: { label: { ru: "Отчёт о доставке", en: "Delivery report" } },
  reply: { label: { ru: "Автоответ", en: "Automatic answer" } },
  list: { label: { ru: "Рассылка", en: "Mailing list" } },
} satisfies Record<string, { label: Text }>;

export type AutomaticReason = keyof typeof automaticReasons;
