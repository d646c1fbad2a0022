import { z } from "zod";
import { type RefusalCode, type Refused, refusals } from "#db/errors.ts";
import type { Locale } from "#db/values/text.ts";

export interface Failure {
  ok: false;
  code: RefusalCode;
  /** The refusal in the user's words. */
  message: string;
  /** What is wrong with which field, by its name in the input. */
  fields?: Record<string, string>;
  details?: Record<string, unknown>;
}

const messages = { ru: z.locales.ru().localeError, en: z.locales.en().localeError };

export function failure(code: RefusalCode, locale: Locale, more: Partial<Failure> = {}): Failure {
  return { ok: false, code, message: refusals[code][locale], ...more };
}

/** A rule's no in the user's language; `details.field` puts it beside the field it is about. */
export function refused(refusal: Refused, locale: Locale): Failure {
  const { field, ...details } = refusal.details;
  const words = refusals[refusal.code][locale];
  return failure(refusal.code, locale, {
    details,
    ...(typeof field === "string" ? { fields: { [field]: words } } : {}),
  });
}

type Parsed<S extends z.ZodType> = { ok: true; data: z.output<S> } | Failure;

/** Parse what came from outside. A message that is a refusal code is shown in its own words. */
export function parse<S extends z.ZodType>(schema: S, input: unknown, locale: Locale): Parsed<S> {
  const result = schema.safeParse(input, { error: messages[locale] });
  if (result.success) return { ok: true, data: result.data };
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const name = issue.path.join(".");
    const known = issue.message in refusals ? refusals[issue.message as RefusalCode][locale] : issue.message;
    fields[name] ??= known;
  }
  return failure("invalid", locale, { fields });
}
