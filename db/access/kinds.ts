import type { Text } from "#db/values/text.ts";

/** On what a client was seen. */
export const accessKinds = {
  card: { label: { ru: "карточка", en: "card" } },
  /** Its phones or e-mails stood in a row of the list. */
  list: { label: { ru: "список с контактами", en: "list with contacts" } },
  brief: { label: { ru: "сводка перед звонком", en: "brief before a call" } },
  complaint: { label: { ru: "обращение", en: "complaint" } },
  export: { label: { ru: "выгрузка", en: "export" } },
  dossier: { label: { ru: "сведения по 152-ФЗ", en: "data by 152-FZ" } },
} satisfies Record<string, { label: Text }>;

export type AccessKind = keyof typeof accessKinds;
