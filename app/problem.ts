import type { RefusalCode, Refused } from "#db/errors.ts";
import type { Locale, Text } from "#db/values/text.ts";
import { type Failure, refused } from "./refusal.ts";

const statuses: Partial<Record<RefusalCode, number>> = {
  api_key_busy: 429,
  api_key_wrong: 401,
  body_not_json: 400,
  body_too_large: 413,
  key_reused: 409,
  too_many_posts: 429,
};

/** In so many seconds a line of posts will have become shorter, and a limit of an hour mostly have opened again. */
const later: Partial<Record<RefusalCode, string>> = { api_key_busy: "2", too_many_posts: "600" };

/** What a person reads at a form; whoever writes the program needs other words. */
const toDeveloper: Partial<Record<RefusalCode, Text>> = {
  key_reused: {
    ru: "Под этим idempotencyKey уже есть заявка с другими данными. Повтор пришлите слово в слово, новую заявку — с новым idempotencyKey",
    en: "There is a lead of this idempotencyKey with other values. Repeat a lead word for word; send a new one with a new idempotencyKey",
  },
};

/** A rule's no in the words for a developer. */
export function refusedToProgram(refusal: Refused, locale: Locale): Failure {
  const said = refused(refusal, locale);
  return { ...said, message: toDeveloper[said.code]?.[locale] ?? said.message };
}

/** A no to a program, as RFC 9457 has it: what, in words, and which field. */
export function problem({ code, message, fields }: Failure): Response {
  const status = statuses[code] ?? 422;
  const errors = Object.entries(fields ?? {}).map(([field, detail]) => ({ field, detail }));
  const body = { type: `about:blank#${code}`, title: message, status, code, ...(fields ? { errors } : {}) };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...(later[code] ? { "retry-after": later[code] } : {}),
    },
  });
}
