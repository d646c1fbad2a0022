import { type BaseDraft, type Cell, line, report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import type { CalendarDate } from "#db/values/dates.ts";
import { DEFAULT_ZONE, localDate, zonedToInstant } from "#db/values/time.ts";
import { parseWrittenDate } from "#db/values/written-date.ts";

/** A row that says when it was. */
export interface WhenDraft extends BaseDraft {
  day: CalendarDate | null;
  time: string | null;
}

const TIME = /^(\d{1,2}):(\d{2})(?::\d{2})?$/;

function readDay(cell: Cell<WhenDraft>): void {
  const written = parseWrittenDate(cell.text);
  if (!written) {
    report(cell, "day_wrong");
    return;
  }
  cell.draft.day = written.day;
  cell.draft.time ??= written.time;
}

function readTime(cell: Cell<WhenDraft>): void {
  const [, hour = "", minute = ""] = TIME.exec(line(cell)) ?? [];
  if (hour !== "" && Number(hour) < 24 && Number(minute) < 60)
    cell.draft.time = `${hour.padStart(2, "0")}:${minute}`;
  else report(cell, "value_dropped");
}

export const whenFields = {
  day: {
    label: { ru: "Дата", en: "Date" },
    many: false,
    guess: bySigns({
      exact: [
        "дата",
        "день",
        "дата и время",
        "дата документа",
        "дата заказа",
        "дата продажи",
        "дата платежа",
        "дата оплаты",
        "дата звонка",
        "date",
        "invoicedate",
        "invoice date",
        "order date",
        "payment date",
      ],
      part: /(^| )дата( |$)|date$/,
      not: /рожден|birth|срок|due/,
      looks: (value) => parseWrittenDate(value) !== null,
      alone: true,
    }),
    read: readDay,
  },
  time: {
    label: { ru: "Время", en: "Time" },
    many: false,
    guess: bySigns({ exact: ["время", "время звонка", "time"], looks: (value) => TIME.test(value) }),
    read: readTime,
  },
} satisfies Record<string, ImportField<WhenDraft>>;

/** The moment of the row: at noon where the file does not tell the time, as for a paper written down later. */
export const momentOf = ({ day, time }: WhenDraft): Date =>
  zonedToInstant({ date: day ?? "", time: time ?? "12:00" }, DEFAULT_ZONE);

/** What has not happened yet is no history. */
export const isAhead = ({ day }: WhenDraft, now: Date): boolean =>
  day !== null && day > localDate(now, DEFAULT_ZONE);
