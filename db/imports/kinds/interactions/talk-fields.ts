import { line, relatedTo, report, reportEmpty } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import type { Lookups } from "#db/imports/named.ts";
import { registryReader } from "#db/imports/registry-reader.ts";
import { type InteractionKind, interactionKinds, type Outcome, outcomes } from "#db/interactions/kinds.ts";
import { clientRefFields, clientRefs } from "../attached/client-fields.ts";
import { completeOwner } from "../attached/complete-owner.ts";
import { type AttachedDraft, noClient } from "../attached/draft.ts";
import type { Columns } from "../kind.ts";
import { type WhenDraft, whenFields } from "../papers/when-fields.ts";

/** A call, meeting, letter or note of the past. */
export interface TalkDraft extends AttachedDraft, WhenDraft {
  kind: InteractionKind | null;
  direction: "in" | "out" | null;
  text: string;
  outcome: Outcome | null;
  decision: string | null;
  authorId: string | null;
  /** Whoever talked, as the file names them: a colleague whom we do not know, a person of the client. */
  names: string[];
}

export const emptyTalk = (rowNo: number): TalkDraft => ({
  ...{ rowNo, problems: [], unknown: [], empty: [], client: noClient(), day: null, time: null },
  ...{ kind: null, direction: null, text: "", outcome: null, decision: null, authorId: null, names: [] },
});

const kindOf = registryReader(interactionKinds, {
  call: ["звонили", "телефон", "телефонный звонок", "исходящий звонок", "входящий звонок", "phone"],
  meeting: ["визит", "переговоры", "visit"],
  letter: ["email", "e mail", "почта", "электронное письмо", "mail"],
  message: ["чат", "whatsapp", "telegram", "sms", "смс", "мессенджер"],
  note: ["комментарий", "примечание", "comment"],
});
const outcomeOf = registryReader(outcomes, {
  no_answer: ["недозвон", "не ответил", "нет ответа"],
  agreed: ["договорились", "согласен", "успех"],
});
const INWARD = /^(?:вход|in|от клиента|получен)/i;
const OUTWARD = /^(?:исход|out|клиенту|отправлен)/i;
const labels = (registry: Record<string, { label: { ru: string; en: string } }>) =>
  Object.values(registry).map(({ label }) => label);

const LONGEST = 10_000;

export const talkFields = {
  ...clientRefFields,
  ...whenFields,
  text: {
    label: { ru: "О чём говорили", en: "What was said" },
    many: true,
    guess: bySigns({
      exact: [
        "текст",
        "содержание",
        "комментарий",
        "описание",
        "суть",
        "о чем",
        "тема",
        "результат",
        "заметка",
        "примечание",
        "text",
        "comment",
        "notes",
        "subject",
        "description",
      ],
      part: /комментар|содержан|описан|comment|note/,
    }),
    read: (cell) => {
      const { draft, text } = cell;
      const all = draft.text ? `${draft.text}\n${text}` : text;
      if (all.length > LONGEST) report(cell, "cut_long");
      draft.text = all.slice(0, LONGEST);
    },
  },
  kind: {
    label: { ru: "Звонок, встреча, письмо", en: "Call, meeting, letter" },
    many: false,
    values: labels(interactionKinds),
    guess: bySigns({
      exact: ["вид", "тип", "канал", "вид контакта", "тип контакта", "kind", "type", "channel"],
      looks: (value) => kindOf(value) !== undefined,
      alone: true,
    }),
    read: (cell) => {
      const { draft, text } = cell;
      draft.kind = kindOf(text) ?? null;
      if (!draft.kind) report(cell, "talk_kind_unknown");
      // «Входящий звонок» says both.
      draft.direction ??= INWARD.test(text) ? "in" : OUTWARD.test(text) ? "out" : null;
    },
  },
  direction: {
    label: { ru: "Входящий или исходящий", en: "Incoming or outgoing" },
    many: false,
    values: [
      { ru: "Входящий", en: "Incoming" },
      { ru: "Исходящий", en: "Outgoing" },
    ],
    guess: bySigns({
      exact: ["направление", "входящий исходящий", "direction"],
      looks: (value) => INWARD.test(value) || OUTWARD.test(value),
      alone: true,
    }),
    read: (cell) => {
      if (INWARD.test(cell.text)) cell.draft.direction = "in";
      else if (OUTWARD.test(cell.text)) cell.draft.direction = "out";
      else report(cell, "value_dropped");
    },
  },
  outcome: {
    label: { ru: "Чем кончилось", en: "Outcome" },
    many: false,
    values: labels(outcomes),
    guess: bySigns({
      exact: ["итог", "исход", "чем кончилось", "outcome"],
      looks: (value) => outcomeOf(value) !== undefined,
    }),
    read: (cell) => {
      cell.draft.outcome = outcomeOf(cell.text) ?? null;
      if (!cell.draft.outcome) report(cell, "value_dropped");
    },
  },
  decision: {
    label: { ru: "Что решили", en: "Decision" },
    many: false,
    guess: bySigns({ exact: ["решение", "что решили", "договоренность", "decision"] }),
    read: (cell) => {
      cell.draft.decision = line(cell).slice(0, 1_000);
    },
  },
  owner: {
    label: { ru: "Кто из наших", en: "Our colleague" },
    many: false,
    guess: bySigns({
      exact: [
        "менеджер",
        "сотрудник",
        "ответственный",
        "автор",
        "кто",
        "manager",
        "author",
        "owner",
        "employee",
      ],
      part: /менеджер|сотрудник|автор/,
    }),
    read: (cell) => {
      cell.draft.authorId = relatedTo(cell, "owner");
      if (!cell.draft.authorId) cell.draft.names.push(cell.text.slice(0, 200));
    },
  },
  person: {
    label: { ru: "С кем говорили", en: "With whom" },
    many: false,
    guess: bySigns({
      exact: ["контактное лицо", "контакт", "с кем", "собеседник", "фио", "contact", "person"],
    }),
    read: (cell) => {
      cell.draft.names.push(line(cell).slice(0, 200));
    },
  },
} satisfies Record<string, ImportField<TalkDraft>>;

/** What follows from several cells of a talk together. */
export function completeTalk(draft: TalkDraft, columns: Columns, lookups: Lookups): void {
  completeOwner(draft, columns, lookups);
  const column = (field: string) => columns.mapping.indexOf(field);
  const told = draft.problems.some((problem) => problem.column === column("day"));
  if (!draft.day && !told) reportEmpty(draft, "day_missing", column("day"));
  draft.text ||= draft.decision ?? "";
  if (draft.text === "") reportEmpty(draft, "text_missing", column("text"));
  if (draft.names.length > 0) draft.text = `${draft.text}\n${draft.names.join(", ")}`.trim();
}

export const talkNeeds = [
  { anyOf: clientRefs, code: "import_needs_client" },
  { anyOf: ["day"], code: "import_needs_day" },
  { anyOf: ["text", "decision"], code: "import_needs_text" },
] as const;
