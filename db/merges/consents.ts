import { sql } from "drizzle-orm";
import type { MergeLog } from "./log.ts";

export const moveConsents = (log: MergeLog, from: string, to: string) =>
  log.set({
    table: "consents",
    where: sql`t.client_id = ${from}::uuid`,
    values: { client_id: sql`${to}::uuid` },
  });

/**
 * A refusal is stronger than a consent: one that was given on one card before it was taken back on another, for the
 * same address or for all, is taken back with the merge. One given later stands.
 */
export const heedRefusals = (log: MergeLog, clientId: string, reason: string) =>
  log.set({
    table: "consents",
    where: sql`t.client_id = ${clientId}::uuid and t.withdrawn_at is null and exists (
      select from consents no where no.client_id = t.client_id and no.kind = t.kind and no.withdrawn_at > t.given_at
        and (no.address is null or t.address is null or no.address = t.address))`,
    values: {
      withdrawn_at: sql`(select max(no.withdrawn_at) from consents no
        where no.client_id = t.client_id and no.kind = t.kind and no.withdrawn_at > t.given_at
          and (no.address is null or t.address is null or no.address = t.address))`,
      withdrawn_reason: sql`${reason}`,
    },
  });
