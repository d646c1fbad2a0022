import { keyOf } from "#db/api-keys/queries.ts";
import { holdBack } from "#db/complaints/flood.ts";
import type { Tx } from "#db/index.ts";

/** More an hour is no form of a site but a flood. */
export const MOST_AN_HOUR = 600;

/**
 * Count a post of a key, whatever becomes of it: in a transaction of its own, so that one that cannot be read counts too
 * and none waits for the work of another.
 * @throws Refused api_key_wrong, too_many_posts.
 */
export async function countPost(tx: Tx, secret: string, now: Date): Promise<void> {
  const { id } = await keyOf(tx, secret);
  await holdBack(tx, "lead", [{ mark: id, most: MOST_AN_HOUR }], now);
}
