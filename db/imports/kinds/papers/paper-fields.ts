import { line, relatedTo, report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import type { AttachedDraft } from "../attached/draft.ts";
import { type WhenDraft, whenFields } from "./when-fields.ts";

/** A paper about money, or a line of one. */
export interface PaperDraft extends AttachedDraft, WhenDraft {
  number: string | null;
  branchId: string | null;
  managerId: string | null;
}

export const emptyPaper = { day: null, time: null, number: null, branchId: null, managerId: null };

/** The longest number that a form takes. */
const LONGEST_NUMBER = 60;

export const paperFields = {
  ...whenFields,
  number: {
    label: { ru: "Номер документа", en: "Document number" },
    many: false,
    guess: bySigns({
      exact: [
        "номер",
        "№",
        "номер документа",
        "номер заказа",
        "№ заказа",
        "№ документа",
        "накладная",
        "номер накладной",
        "чек",
        "номер платежа",
        "invoice",
        "invoiceno",
        "invoice no",
        "order no",
        "order number",
        "number",
      ],
      part: /номер|(^| )№|invoice ?no|order (no|id)/,
      not: /телефон|счет|дата|строк/,
    }),
    read: (cell) => {
      const text = line(cell);
      if (text.length > LONGEST_NUMBER) report(cell, "cut_long");
      cell.draft.number = text.slice(0, LONGEST_NUMBER);
    },
  },
  branch: {
    label: { ru: "Филиал", en: "Branch" },
    many: false,
    guess: bySigns({
      exact: ["филиал", "магазин", "салон", "точка", "подразделение", "branch", "shop", "store"],
    }),
    read: (cell) => {
      cell.draft.branchId = relatedTo(cell, "branch");
    },
  },
  owner: {
    label: { ru: "Менеджер", en: "Manager" },
    many: false,
    guess: bySigns({
      exact: ["менеджер", "продавец", "ответственный", "manager", "seller", "sales person"],
      part: /менеджер|продав/,
    }),
    read: (cell) => {
      cell.draft.managerId = relatedTo(cell, "owner");
    },
  },
} satisfies Record<string, ImportField<PaperDraft>>;
