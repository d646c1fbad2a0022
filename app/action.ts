import { refresh } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import { can, type Permission } from "#db/permissions.ts";
import { type Failure, failure, parse, refused } from "./refusal.ts";
import { isOwnOrigin } from "./request.ts";
import { currentActor } from "./session.ts";

export type Result<T> = { ok: true; data: T } | Failure;

type Command<S extends z.ZodType, T> = (
  tx: Tx,
  actor: StaffActor,
  input: z.output<S>,
  now: Date,
) => Promise<T>;

/**
 * The only way to make a server action: origin → actor → permission → input → the command in one transaction →
 * the page shown anew. A rule's no comes back as a value; anything else is a bug and throws.
 */
export function action<S extends z.ZodType, T>(permission: Permission, schema: S, run: Command<S, T>) {
  return async (input: z.input<S>): Promise<Result<T>> => {
    const origin = (await headers()).get("origin");
    const actor = await currentActor();
    const locale = actor?.locale ?? "ru";
    if (!isOwnOrigin(origin)) return failure("foreign_origin", locale);
    if (!actor) return failure("signed_out", locale);
    if (!can(actor, permission)) return failure("forbidden", locale);
    const parsed = parse(schema, input, locale);
    if (!parsed.ok) return parsed;
    try {
      const data = await inTransaction((tx) => run(tx, actor, parsed.data, new Date()));
      refresh();
      return { ok: true, data };
    } catch (error) {
      if (error instanceof Refused) return refused(error, locale);
      throw error;
    }
  };
}
