import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type SuppressionReason, suppressions } from "#db/consents/table.ts";
import { isErasedPoint } from "#db/erasures/hashes.ts";

/** Why an address is not written to by hand, or only with thought. */
export type Stop = SuppressionReason | "erased";

/**
 * What the stop list says of an address. A letter of one person to another is no advertising, so a refusal of
 * advertising or of surveys does not concern it; what is said of all letters and of letters of service does.
 */
export const stopsOf = (address: SQLWrapper): SQL<Stop[]> => sql<Stop[]>`(
  array(select distinct stop.reason from ${suppressions} stop
    where stop.address = ${address} and stop.lifted_at is null and stop.topic in ('all', 'service') order by 1)
  || case when ${isErasedPoint(address)} then array['erased'] else array[]::text[] end)`;

/**
 * Who has unsubscribed from mailings may still be answered. An address that does not exist, one whose owner called our
 * letters spam, one that a colleague has closed and one that was erased are not written to.
 */
export const isClosed = (stops: readonly Stop[]): boolean => stops.some((stop) => stop !== "unsubscribed");
