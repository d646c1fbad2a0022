import type { Text } from "#db/values/text.ts";

export const exportRefusals = {
  export_contacts: {
    ru: "Телефоны, почту и людей выгружать вам нельзя. Снимите эти столбцы или попросите директора",
    en: "You may not export phones, e-mails and people. Take these columns off or ask a director",
  },
  export_empty: {
    ru: "Выгружать нечего: под условия никто не попадает, или это клиенты не вашего отдела",
    en: "There is nothing to export: nobody fits, or they belong to another department",
  },
  export_too_many: {
    ru: "В один лист Excel столько строк не войдёт. Возьмите CSV или сузьте условия",
    en: "So many rows do not fit into one sheet. Take CSV or narrow the conditions",
  },
  export_gone: {
    ru: "Этот файл уже скачан или ссылка устарела: она живёт десять минут и открывается один раз. Сделайте выгрузку заново",
    en: "This file was taken already, or the link is old: it lives ten minutes and opens once. Order the export again",
  },
} satisfies Record<string, Text>;
