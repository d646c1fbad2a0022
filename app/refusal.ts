import type { z } from "zod";
import { type RefusalCode, type Refused, refusals } from "#db/errors.ts";
import type { Locale } from "#db/values/text.ts";
import { issueWords } from "./issue-words.ts";

export interface Failure {
  ok: false;
  code: RefusalCode;
  /** The refusal in the user's words. */
  message: string;
  /** What is wrong with which field, by its name in the input. */
  fields?: Record<string, string>;
  details?: Record<string, unknown>;
}

export function failure(code: RefusalCode, locale: Locale, more: Partial<Failure> = {}): Failure {
  return { ok: false, code, message: refusals[code][locale], ...more };
}

/** Words that name what they are about: «{pieces}» is the detail of that name. */
const named = (words: string, details: Record<string, unknown>) =>
  words.replace(/\{(\w+)\}/g, (place, name: string) => {
    const detail = details[name];
    return typeof detail === "string" ? detail : place;
  });

/** A rule's no in the user's language; `details.field` puts it beside the field it is about. */
export function refused(refusal: Refused, locale: Locale): Failure {
  const { field, ...details } = refusal.details;
  const message = named(refusals[refusal.code][locale], details);
  return failure(refusal.code, locale, {
    message,
    details,
    ...(typeof field === "string" ? { fields: { [field]: message } } : {}),
  });
}

type Parsed<S extends z.ZodType> = { ok: true; data: z.output<S> } | Failure;

const cannotBeStored = (text: string) => text.includes("\0") || !text.isWellFormed();

/** The path of the first text that the database would refuse: one with a NUL or half a character in it. */
function unstorable(value: unknown, path: string[] = []): string[] | null {
  if (typeof value === "string") return cannotBeStored(value) ? path : null;
  // Files and bytes are no texts, and walking through them would take long.
  if (!Array.isArray(value) && Object.prototype.toString.call(value) !== "[object Object]") return null;
  for (const [name, inner] of Object.entries(value as object)) {
    if (cannotBeStored(name)) return path;
    const found = unstorable(inner, [...path, name]);
    if (found) return found;
  }
  return null;
}

/** Parse what came from outside. A message that is a refusal code is shown in its own words. */
export function parse<S extends z.ZodType>(schema: S, input: unknown, locale: Locale): Parsed<S> {
  const result = schema.safeParse(input, { error: issueWords(locale) });
  if (result.success) {
    const odd = unstorable(result.data);
    if (!odd) return { ok: true, data: result.data };
    return failure("invalid", locale, { fields: { [odd.join(".")]: refusals.odd_text[locale] } });
  }
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const name = issue.path.join(".");
    const known = issue.message in refusals ? refusals[issue.message as RefusalCode][locale] : issue.message;
    fields[name] ??= known;
  }
  return failure("invalid", locale, { fields });
}
