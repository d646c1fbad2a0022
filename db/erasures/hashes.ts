import { createHash, createHmac } from "node:crypto";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { consents } from "#db/consents/table.ts";
import { env } from "#db/env.ts";
import { erasedPoints, erasures } from "#db/erasures/table.ts";

/** Kept outside the base: whoever has stolen the base alone cannot try all telephone numbers against the hashes. */
const pepper = (secret: string): string =>
  createHmac("sha256", secret).update("erased points\n").digest("hex");

/** What stays of an address or a number (lower case, E.164), in hex. */
export const pointHash = (value: string, secret: string): string =>
  createHash("sha256")
    .update(pepper(secret) + value.toLowerCase())
    .digest("hex");

/**
 * Whether an e-mail or a phone belongs to somebody who was erased, and has not agreed to anything since of their own will;
 * costs nothing while nobody was.
 */
export const isErasedPoint = (value: SQLWrapper): SQL<boolean> => sql<boolean>`(
  case when exists (select from ${erasedPoints}) then exists (
    select from ${erasedPoints} gone join ${erasures} act on act.id = gone.erasure_id
    where gone.hash = encode(sha256(convert_to(${pepper(env().TOKEN_SECRET)} || lower(${value}::text), 'UTF8')), 'hex')
      and not exists (select from ${consents} back where back.address = ${value}::citext
        and back.confirmed_at is not null and back.withdrawn_at is null and back.created_at > act.ordered_at))
  else false end)`;
