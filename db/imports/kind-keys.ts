import type { Text } from "#db/values/locale.ts";

/** What the rows of a file are: the names alone, for what must not know how each is read and written. */
export const importKinds = {
  clients: { ru: "Клиенты", en: "Clients" },
} satisfies Record<string, Text>;
