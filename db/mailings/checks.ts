import type { Reader } from "#db/index.ts";
import { isButtonAddress } from "#db/mailings/input.ts";
import { letterPropsOf } from "#db/mailings/letter-props.ts";
import type { Mailing } from "#db/mailings/table.ts";
import { tagFaults } from "#db/values/merge-tags.ts";
import type { Text } from "#db/values/text.ts";

/** What forbids a launch, and the field of the draft that it stands in. */
export interface Check {
  field: "segmentId" | "subject" | "body" | "buttonLabel" | "buttonUrl" | "campaignId";
  text: Text;
}

type Draft = Pick<
  Mailing,
  "kind" | "campaignId" | "segmentId" | "subject" | "body" | "buttonLabel" | "buttonUrl"
>;

const tagsOf = (field: "subject" | "body" | "buttonLabel", text: string): Check[] =>
  tagFaults(text).map(({ fault, piece }) => ({
    field,
    text:
      fault === "unknown"
        ? { ru: `Нет такой подстановки: ${piece}`, en: `There is no such tag: ${piece}` }
        : { ru: `Скобки подстановки не закрыты: ${piece}`, en: `A tag is not closed: ${piece}` },
  }));

/** Everything that must be mended before the mailing may be launched; empty when it may. */
export async function checksOf(reader: Reader, draft: Draft): Promise<Check[]> {
  const faults: Check[] = [];
  const demand = (holds: boolean, field: Check["field"], ru: string, en: string) => {
    if (!holds) faults.push({ field, text: { ru, en } });
  };
  demand(draft.segmentId !== null, "segmentId", "Выберите, кому писать", "Choose whom to write to");
  demand(draft.subject !== "", "subject", "Напишите тему письма", "Write a subject");
  demand(draft.body !== "", "body", "Напишите текст письма", "Write the letter");
  demand(
    draft.buttonLabel === null || draft.buttonUrl !== null,
    "buttonUrl",
    "У кнопки нет адреса",
    "The button has no address",
  );
  demand(
    draft.buttonUrl === null || isButtonAddress(draft.buttonUrl),
    "buttonUrl",
    "Адрес кнопки не годится: нужен целиком, как https://example.ru",
    "The address of the button will not do: give it whole, as https://example.com",
  );
  demand(
    draft.buttonUrl === null || draft.buttonLabel !== null,
    "buttonLabel",
    "У кнопки нет надписи",
    "The button has no label",
  );
  if (draft.kind === "survey") {
    const { score } = await letterPropsOf(reader, draft);
    demand(score !== null, "campaignId", "У анкеты нет вопроса с оценкой", "The survey asks for no score");
  }
  return [
    ...faults,
    ...tagsOf("subject", draft.subject),
    ...tagsOf("body", draft.body),
    ...tagsOf("buttonLabel", draft.buttonLabel ?? ""),
  ];
}
