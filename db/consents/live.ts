import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { consents, suppressions } from "#db/consents/table.ts";
import { isErasedPoint } from "#db/erasures/hashes.ts";
import type { MailingKind } from "#db/mailings/kinds.ts";

/** It counts: confirmed, and not taken back. Every question whether somebody has agreed asks this and nothing less. */
export const isLive = ({ confirmedAt, withdrawnAt }: Record<"confirmedAt" | "withdrawnAt", SQLWrapper>) =>
  sql`(${confirmedAt} is not null and ${withdrawnAt} is null)`;

const agreed = alias(consents, "agreed");

/**
 * Whether the client has agreed to advertising at this address, and not taken it back (38-ФЗ article 18): for every
 * address, for this one, or by the address alone on a public page.
 */
export function hasAdvertisingConsent(clientId: SQLWrapper, address: SQLWrapper): SQL<boolean> {
  const live = sql`${agreed.kind} = 'advertising' and ${isLive(agreed)}`;
  return sql<boolean>`(exists (
      select from ${consents} agreed
      where ${agreed.clientId} = ${clientId} and ${live} and (${agreed.address} is null or ${agreed.address} = ${address}))
    or exists (
      select from ${consents} agreed where ${agreed.address} = ${address} and ${agreed.clientId} is null and ${live}))`;
}

/** Why letters of this kind may not go to the address: a reason of the stop list, that its owner was erased, or null. */
export function suppressionOf(address: SQLWrapper, kind: MailingKind | SQLWrapper): SQL<string | null> {
  return sql<string | null>`coalesce((
    select stop.reason from ${suppressions} stop
    where stop.address = ${address} and stop.lifted_at is null and stop.topic in ('all', ${kind})
    order by array_position(array['unsubscribed', 'bounced', 'complained', 'by_hand'], stop.reason)
    limit 1), case when ${isErasedPoint(address)} then 'erased' end)`;
}
