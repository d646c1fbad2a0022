import type { Text } from "#db/values/locale.ts";

/** What the rows of a file are: the names alone, for what must not know how each is read and written. */
export const importKinds = {
  clients: { ru: "Клиенты", en: "Clients" },
  contacts: { ru: "Люди клиентов", en: "People of clients" },
  interactions: { ru: "Общение", en: "Contacts with clients" },
  purchases: { ru: "Покупки и возвраты", en: "Purchases and returns" },
  payments: { ru: "Платежи", en: "Payments" },
} satisfies Record<string, Text>;
