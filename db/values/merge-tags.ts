import type { Text } from "#db/values/text.ts";

/** What a letter may say of its reader. `fallback` stands where the value is missing and the author gave none. */
export const mergeTags = {
  salutation: {
    label: { ru: "Обращение: «Уважаемая Анна Петровна!»", en: "Salutation: “Dear Anna Petrovna,”" },
    fallback: "Здравствуйте!",
  },
  name: { label: { ru: "Имя и отчество", en: "Given name and patronymic" }, fallback: "" },
  contact: { label: { ru: "Контактное лицо полностью", en: "Contact person in full" }, fallback: "" },
  client: { label: { ru: "Название клиента", en: "Client's name" }, fallback: "" },
  manager: { label: { ru: "Ответственный менеджер", en: "Responsible manager" }, fallback: "" },
  company: { label: { ru: "Наша компания", en: "Our company" }, fallback: "" },
  region: { label: { ru: "Регион клиента", en: "Client's region" }, fallback: "" },
  branch: { label: { ru: "Наш филиал", en: "Our branch" }, fallback: "" },
} satisfies Record<string, { label: Text; fallback: string }>;

export type MergeTag = keyof typeof mergeTags;
export type MergeValues = Readonly<Partial<Record<MergeTag, string>>>;

/** `unknown`: there is no such tag. `unclosed`: braces that open or close nothing. */
export interface TagFault {
  fault: "unknown" | "unclosed";
  /** As it stands in the text. */
  piece: string;
}

const TAG = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

const isTag = (name: string): name is MergeTag => Object.hasOwn(mergeTags, name);

/** What is wrong with the tags of a text; nothing may be sent until the list is empty. */
export function tagFaults(text: string): TagFault[] {
  const unknown = [...text.matchAll(TAG)].filter(([, name = ""]) => !isTag(name.trim()));
  const rest = text.replace(TAG, "");
  return [
    ...unknown.map(([piece]) => ({ fault: "unknown" as const, piece })),
    ...[...rest.matchAll(/\{\{.{0,20}|.{0,20}\}\}/g)].map(([piece]) => ({
      fault: "unclosed" as const,
      piece,
    })),
  ];
}

/** The tags that a text uses, each once. */
export function tagsIn(text: string): MergeTag[] {
  return [...new Set([...text.matchAll(TAG)].map(([, name = ""]) => name.trim()).filter(isTag))];
}

/**
 * Put what `lookUp` knows in place of the tags, in one pass: a value with braces in it stays text. `encode` is for
 * values only; a fallback stands in the text already and is of its kind.
 */
export function replaceTags(
  text: string,
  lookUp: (name: string) => string | undefined,
  encode: (value: string) => string = (value) => value,
): string {
  return text.replace(TAG, (_, name: string, fallback?: string) => {
    const tag = name.trim();
    const value = lookUp(tag);
    if (value) return encode(value);
    return fallback?.trim() || (isTag(tag) ? encode(mergeTags[tag].fallback) : "");
  });
}

/** A text with its tags filled. */
export function fillTags(text: string, values: MergeValues, encode?: (value: string) => string): string {
  return replaceTags(
    text,
    (name) => (isTag(name) && Object.hasOwn(values, name) ? values[name] : undefined),
    encode,
  );
}
