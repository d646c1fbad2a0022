import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parse } from "#app/refusal.ts";
import type { Locale } from "#db/values/text.ts";

/** What is said beside the one field of a form. */
function said(schema: z.ZodType, value: unknown, locale: Locale): string | undefined {
  const parsed = parse(z.object({ field: schema }), { field: value }, locale);
  return parsed.ok ? undefined : parsed.fields?.field;
}

const cases: [string, z.ZodType, unknown, string, string][] = [
  ["empty", z.string().min(1), "", "Заполните это поле", "Fill this in"],
  [
    "empty after trimming",
    z.string().trim().pipe(z.string().min(3)),
    " ",
    "Заполните это поле",
    "Fill this in",
  ],
  ["absent", z.string(), undefined, "Заполните это поле", "Fill this in"],
  [
    "too short",
    z.string().min(3),
    "аб",
    "Слишком коротко: нужно не меньше 3\u00A0знаков",
    "Too short: 3\u00A0characters or more",
  ],
  [
    "too long",
    z.string().max(21),
    "а".repeat(22),
    "Слишком длинно: не больше 21\u00A0знака",
    "Too long: 21\u00A0characters at most",
  ],
  ["not in the list", z.enum(["a", "b"]), "c", "Выберите из списка", "Choose from the list"],
  ["no id", z.guid(), "c", "Выберите из списка", "Choose from the list"],
  [
    "no union member",
    z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })]),
    { kind: "b" },
    "Выберите из списка",
    "Choose from the list",
  ],
  [
    "bad mail",
    z.email(),
    "почта",
    "Это не адрес почты. Верно так: name@example.ru",
    "This is no e-mail. Like name@example.ru",
  ],
  ["bad day", z.iso.date(), "вчера", "Выберите день", "Choose a day"],
  [
    "bad sign",
    z.string().regex(/^\d+$/),
    "x",
    "Так записать нельзя. Проверьте значение",
    "This does not fit. Check the value",
  ],
  ["no number", z.coerce.number(), "x", "Напишите число цифрами", "Write a number in digits"],
  ["small number", z.number().min(2), 1, "Нужно число не меньше 2", "A number of at least 2"],
  ["large number", z.number().max(2), 3, "Нужно число не больше 2", "A number of at most 2"],
  ["nothing chosen", z.array(z.string()).min(1), [], "Выберите хотя бы одно", "Choose at least one"],
  ["too many", z.array(z.string()).max(1), ["a", "b"], "Нужно не больше 1", "Give at most 1"],
  [
    "the rule's own word",
    z.string().min(1, "title_required"),
    "",
    "Напишите, что сделать",
    "Say what is to be done",
  ],
];

describe("what is wrong with a field", () => {
  it.each(cases)("is said in words: %s", (_, schema, value, ru, en) => {
    const union = schema instanceof z.ZodDiscriminatedUnion;
    const say = (locale: Locale) => {
      if (!union) return said(schema, value, locale);
      const parsed = parse(schema, value, locale);
      return parsed.ok ? undefined : parsed.fields?.kind;
    };
    expect(say("ru")).toBe(ru);
    expect(say("en")).toBe(en);
  });

  it("never comes in the library's words, whatever the kind of the issue", () => {
    const strange = [
      [z.strictObject({}), { extra: 1 }],
      [z.number().multipleOf(2), 3],
      [z.record(z.enum(["a"]), z.string()), { b: "c" }],
      [z.map(z.string(), z.string()), new Map([[1, "a"]])],
      [z.string().refine(() => false), "a"],
      [z.date(), "a"],
      [z.json(), () => 1],
    ] as const;
    for (const [schema, value] of strange) {
      const words = parse(schema, value, "ru");
      expect(words.ok).toBe(false);
      for (const word of Object.values(words.ok ? {} : (words.fields ?? {})))
        expect(word).not.toMatch(/[a-z]/i);
    }
  });
});
