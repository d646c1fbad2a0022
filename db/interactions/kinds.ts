import type { Text } from "#db/values/text.ts";

export const interactionKinds = {
  call: { label: { ru: "Звонок", en: "Call" } },
  meeting: { label: { ru: "Встреча", en: "Meeting" } },
  letter: { label: { ru: "Письмо", en: "Letter" } },
  message: { label: { ru: "Сообщение", en: "Message" } },
  note: { label: { ru: "Заметка", en: "Note" } },
} satisfies Record<string, { label: Text }>;

export const outcomes = {
  interest: { label: { ru: "интерес", en: "interest" } },
  agreed: { label: { ru: "договорились", en: "agreed" } },
  thinking: { label: { ru: "думает", en: "thinking" } },
  refused: { label: { ru: "отказ", en: "refused" } },
  no_answer: { label: { ru: "не дозвонились", en: "no answer" } },
} satisfies Record<string, { label: Text }>;

export type InteractionKind = keyof typeof interactionKinds;
export type Outcome = keyof typeof outcomes;
