import type { Text } from "#db/values/text.ts";

type Registry = Record<string, { label: Text }>;

export const clientKinds = {
  company: { label: { ru: "Компания", en: "Company" } },
  person: { label: { ru: "Частное лицо", en: "Person" } },
} satisfies Registry;

export const clientRoles = {
  client: { label: { ru: "Клиент", en: "Client" } },
  partner: { label: { ru: "Партнёр", en: "Partner" } },
  supplier: { label: { ru: "Поставщик", en: "Supplier" } },
  competitor: { label: { ru: "Конкурент", en: "Competitor" } },
} satisfies Registry;

/** `stage` is how full the circle beside the word is drawn. */
export const clientStatuses = {
  potential: { label: { ru: "Возможный", en: "Potential" }, stage: 0 },
  new: { label: { ru: "Новый", en: "New" }, stage: 1 },
  active: { label: { ru: "Активный", en: "Active" }, stage: 3 },
  loyal: { label: { ru: "Постоянный", en: "Loyal" }, stage: 4 },
  lost: { label: { ru: "Потерян", en: "Lost" }, stage: -1 },
} satisfies Record<string, { label: Text; stage: number }>;

export const clientClasses = {
  A: { label: { ru: "A — раз в месяц", en: "A — monthly" } },
  B: { label: { ru: "B — раз в два месяца", en: "B — every two months" } },
  C: { label: { ru: "C — раз в квартал", en: "C — quarterly" } },
} satisfies Registry;

/** Days after which a client of the class is to be spoken with again: monthly, every two months, quarterly. */
export const cadenceDays: Record<ClientClass, number> = { A: 30, B: 60, C: 90 };

export type ClientKind = keyof typeof clientKinds;
export type ClientRole = keyof typeof clientRoles;
export type ClientStatus = keyof typeof clientStatuses;
export type ClientClass = keyof typeof clientClasses;

/** The keys of a registry as the tuple that zod's `enum` wants. */
export function keysOf<K extends string>(registry: Record<K, unknown>): [K, ...K[]] {
  return Object.keys(registry) as [K, ...K[]];
}
