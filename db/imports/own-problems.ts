import type { FieldFault } from "#db/fields/kinds.ts";
import { fieldRefusals } from "#db/fields/refusals.ts";
import type { Text } from "#db/values/locale.ts";

const remark: Text = {
  ru: "Исправьте здесь; иначе поле останется пустым, а текст запишем в примечание",
  en: "Mend it here; or the field stays empty and the text goes to the note",
};
const problem = (label: Text) => ({ level: "warning", label, remark }) as const;

/** What a cell of one of the company's own fields may have wrong. */
export const ownProblems = {
  field_number: problem({ ru: "Здесь должно быть число", en: "A number is expected" }),
  field_date: problem({ ru: "Здесь должна быть дата", en: "A date is expected" }),
  field_yes_no: problem(fieldRefusals.field_yes_no),
  field_choice: problem({
    ru: "Такого значения в списке поля нет",
    en: "The list of the field has no such value",
  }),
  field_text_long: problem({ ru: "Строка слишком длинная", en: "The text is too long" }),
} satisfies Record<FieldFault, ReturnType<typeof problem>>;
