import type { Text } from "#db/values/text.ts";

/** Goods go to the client, or come back. */
export const orderKinds = {
  sale: { label: { ru: "Покупка", en: "Purchase" } },
  return: { label: { ru: "Возврат", en: "Return" } },
} as const satisfies Record<string, { label: Text }>;

export type OrderKind = keyof typeof orderKinds;
