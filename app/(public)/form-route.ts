import type { z } from "zod";
import { formOf } from "#app/body.ts";
import { type Failure, parse, refused } from "#app/refusal.ts";
import { Refused } from "#db/errors.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import type { Locale } from "#db/values/text.ts";

interface Context {
  params: Promise<Record<string, string | string[] | undefined>>;
}

/** What came with the request, as it came: the form (or the query, for reads) under the parameters of the path. */
type Fields = Readonly<Record<string, string>>;

/** Its answer is the page shown next, or better a redirect (303) to it. */
type Command<Input> = (input: Input, now: Date, request: Request, locale: Locale) => Promise<Response>;

interface Form<S extends z.ZodType> {
  schema: S;
  /** The form once more, with what was typed and what is wrong. */
  again(failure: Failure, fields: Fields, request: Request, locale: Locale): Promise<Response>;
}

interface FormRoute<S extends z.ZodType> extends Form<S> {
  run(tx: Tx, ...rest: Parameters<Command<z.output<S>>>): Promise<Response>;
}

interface QuickFormRoute<S extends z.ZodType> extends Form<S> {
  run: Command<z.output<S>>;
}

/** Public pages speak Russian unless asked otherwise: 168-ФЗ, and the address says it, not a cookie. */
export function pageLocale(request: Request): Locale {
  return new URL(request.url).searchParams.get("lang") === "en" ? "en" : "ru";
}

export async function fieldsOf(request: Request, context: Context): Promise<Fields> {
  const params = await context.params;
  const isRead = request.method === "GET" || request.method === "HEAD";
  const given = isRead ? new URL(request.url).searchParams : await formOf(request);
  const texts = [...given].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return { ...Object.fromEntries(texts), ...(params as Record<string, string>) };
}

/**
 * A form posted by somebody without an account, in HTML that needs no script. A token in the path or nothing at all
 * lets them in, never a cookie, so a foreign origin gains nothing.
 */
export const formRoute = <S extends z.ZodType>({ run, ...form }: FormRoute<S>) =>
  quickFormRoute({ ...form, run: (...rest) => inTransaction((tx) => run(tx, ...rest)) });

/** The same for a command that is one statement, or opens a transaction where it needs one: each journey counts. */
export function quickFormRoute<S extends z.ZodType>({ schema, run, again }: QuickFormRoute<S>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const locale = pageLocale(request);
    // A route without parameters has none at all, not an empty set of them.
    let fields: Fields = { ...((await context.params) as Record<string, string> | undefined) };
    try {
      fields = await fieldsOf(request, context);
      const parsed = parse(schema, fields, locale);
      if (!parsed.ok) return again(parsed, fields, request, locale);
      return await run(parsed.data, new Date(), request, locale);
    } catch (error) {
      if (error instanceof Refused) return again(refused(error, locale), fields, request, locale);
      throw error;
    }
  };
}
