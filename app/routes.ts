import { NextResponse } from "next/server";
import type { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { type RefusalCode, Refused } from "#db/errors.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import { can, type Permission } from "#db/permissions.ts";
import type { Locale } from "#db/values/text.ts";
import { formOf, isJson, jsonOf } from "./body.ts";
import { requestLocale } from "./locale.ts";
import { type Failure, failure, parse, refused } from "./refusal.ts";
import { isOwnOrigin } from "./request.ts";
import { currentActor } from "./session.ts";

const statuses: Partial<Record<RefusalCode, number>> = {
  signed_out: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  invalid: 422,
  file_too_large: 413,
  body_too_large: 413,
};

// What a route says is for one person at one moment: nothing on the way may keep it.
const reply = (answer: unknown, status = 200) =>
  NextResponse.json(answer, { status, headers: { "cache-control": "private, no-store" } });
const no = (answer: Failure) => reply(answer, statuses[answer.code] ?? 409);
const isRead = (request: Request) => request.method === "GET" || request.method === "HEAD";

interface Context {
  params: Promise<Record<string, string | string[] | undefined>>;
}

/** Input of a route: the path's parameters over the query (reads) or over the form or JSON (writes). */
async function inputOf(request: Request, context: Context, written: Written): Promise<unknown> {
  const params = await context.params;
  if (isRead(request)) return { ...Object.fromEntries(new URL(request.url).searchParams), ...params };
  return { ...(await written(request)), ...params };
}

type Written = (request: Request) => Promise<object>;

const byStaff: Written = async (request) =>
  isJson(request)
    ? await request.json().catch(() => ({}))
    : Object.fromEntries(await request.formData().catch(() => new FormData()));

const byStranger: Written = async (request) =>
  isJson(request) ? jsonOf(request) : Object.fromEntries(await formOf(request));

async function answer(run: () => Promise<unknown>, locale: Locale): Promise<Response> {
  try {
    const data = await run();
    return data instanceof Response ? data : reply({ ok: true, data });
  } catch (error) {
    if (error instanceof Refused) return no(refused(error, locale));
    throw error;
  }
}

/**
 * A route for signed-in staff: origin (writes) → actor → permission → input → run. Runs in one transaction,
 * reads included: they see one moment of the database.
 */
export function apiRoute<S extends z.ZodType>(
  permission: Permission,
  schema: S,
  run: (tx: Tx, actor: StaffActor, input: z.output<S>, now: Date) => Promise<unknown>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    const actor = await currentActor();
    const locale = actor?.locale ?? "ru";
    if (!isRead(request) && !isOwnOrigin(request.headers.get("origin")))
      return no(failure("foreign_origin", locale));
    if (!actor) return no(failure("signed_out", locale));
    if (!can(actor, permission)) return no(failure("forbidden", locale));
    const parsed = parse(schema, await inputOf(request, context, byStaff), locale);
    if (!parsed.ok) return no(parsed);
    return answer(() => inTransaction((tx) => run(tx, actor, parsed.data, new Date())), locale);
  };
}

/**
 * A route for people without an account. A form of our own page posts to it, so a foreign origin is refused;
 * whoever acts is proved by a token in the input, inside the command.
 */
export function publicRoute<S extends z.ZodType>(
  schema: S,
  run: (tx: Tx, input: z.output<S>, now: Date, request: Request) => Promise<unknown>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    const locale = await requestLocale();
    if (!isRead(request) && !isOwnOrigin(request.headers.get("origin")))
      return no(failure("foreign_origin", locale));
    return answer(async () => {
      const parsed = parse(schema, await inputOf(request, context, byStranger), locale);
      if (!parsed.ok) return no(parsed);
      return inTransaction((tx) => run(tx, parsed.data, new Date(), request));
    }, locale);
  };
}
