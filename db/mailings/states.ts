import type { Text } from "#db/values/text.ts";

export const mailingStates = {
  draft: { label: { ru: "Черновик", en: "Draft" }, next: ["launching"] },
  launching: {
    label: { ru: "Собирает получателей", en: "Gathering recipients" },
    next: ["running", "cancelled"],
  },
  running: { label: { ru: "Идёт", en: "Running" }, next: ["paused", "finished", "cancelled"] },
  paused: { label: { ru: "На паузе", en: "Paused" }, next: ["running", "cancelled"] },
  finished: { label: { ru: "Отправлена", en: "Finished" }, next: [] },
  cancelled: { label: { ru: "Отменена", en: "Cancelled" }, next: [] },
} as const satisfies Record<string, { label: Text; next: readonly string[] }>;

export type MailingState = keyof typeof mailingStates;

/** The way of one letter. `rank` orders what a provider tells late: a letter never goes back to a lower one. */
export const recipientStates = {
  excluded: { label: { ru: "Не пишем", en: "Excluded" }, rank: 0 },
  queued: { label: { ru: "В очереди", en: "Queued" }, rank: 1 },
  frozen: { label: { ru: "Готово к отправке", en: "Ready" }, rank: 2 },
  in_flight: { label: { ru: "Отправляется", en: "In flight" }, rank: 3 },
  unknown: { label: { ru: "Неизвестно, ушло ли", en: "Unknown" }, rank: 4 },
  refused: { label: { ru: "Не принято сервером", en: "Refused" }, rank: 4 },
  cancelled: { label: { ru: "Отменено", en: "Cancelled" }, rank: 4 },
  accepted: { label: { ru: "Принято сервером", en: "Accepted" }, rank: 5 },
  delivered: { label: { ru: "Доставлено", en: "Delivered" }, rank: 6 },
  bounced: { label: { ru: "Вернулось", en: "Bounced" }, rank: 7 },
  complained: { label: { ru: "Пожаловались", en: "Complained" }, rank: 8 },
} satisfies Record<string, { label: Text; rank: number }>;

export type RecipientState = keyof typeof recipientStates;
