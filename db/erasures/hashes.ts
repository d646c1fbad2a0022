import { createHash, createHmac } from "node:crypto";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { env } from "#db/env.ts";
import { erasedPoints } from "#db/erasures/table.ts";

/** Kept outside the base: whoever has stolen the base alone cannot try all telephone numbers against the hashes. */
const pepper = (secret: string): string =>
  createHmac("sha256", secret).update("erased points\n").digest("hex");

/** What stays of an address or a number (lower case, E.164), in hex. */
export const pointHash = (value: string, secret: string): string =>
  createHash("sha256")
    .update(pepper(secret) + value.toLowerCase())
    .digest("hex");

/** Whether an e-mail or a phone belongs to somebody who was erased; costs nothing while nobody was. */
export const isErasedPoint = (value: SQLWrapper): SQL<boolean> => sql<boolean>`(
  exists (select from ${erasedPoints}) and exists (select from ${erasedPoints} gone
    where gone.hash = encode(sha256(convert_to(${pepper(env().TOKEN_SECRET)} || lower(${value}::text), 'UTF8')), 'hex')))`;
