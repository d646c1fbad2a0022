import { and, eq } from "drizzle-orm";
import { type ClientContact, clientContacts } from "#db/contacts/table.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import type { CalendarDate } from "#db/values/dates.ts";

export const linkIs = (clientId: string, contactId: string) =>
  and(eq(clientContacts.clientId, clientId), eq(clientContacts.contactId, contactId));

/** What of a person's place at a client the history keeps. */
export function placeOf({ createdAt: _, ...place }: ClientContact) {
  return place;
}

/** The place of a person at a client, held until the end: no other client's person is found by it. */
export async function holdLink(tx: Tx, clientId: string, contactId: string): Promise<ClientContact> {
  const [row] = await tx.select().from(clientContacts).where(linkIs(clientId, contactId)).for("update");
  return found(row);
}

/** @throws Refused stale, with what stands there now */
export function checkLinkVersion(link: ClientContact, expected: number, mine: unknown): void {
  if (link.version === expected) return;
  throw new Refused("stale", { mine, theirs: placeOf(link), version: link.version });
}

/** @throws Refused period_reversed */
export function checkPeriod(since: CalendarDate | null, until: CalendarDate | null, field: string): void {
  if (since && until && until < since) throw new Refused("period_reversed", { field });
}

/**
 * Whom a person reports to: somebody of the same client, and nobody who reports to this person, however far. The
 * client's row is locked, so no two changes close a circle together.
 * @throws Refused contact_not_of_client, reports_in_circle
 */
export async function checkReportsTo(
  tx: Tx,
  clientId: string,
  contactId: string | null,
  reportsToId: string | null | undefined,
): Promise<void> {
  if (!reportsToId) return;
  const links = await tx
    .select({ id: clientContacts.contactId, head: clientContacts.reportsToId })
    .from(clientContacts)
    .where(eq(clientContacts.clientId, clientId));
  const heads = new Map(links.map(({ id, head }) => [id, head]));
  if (!heads.has(reportsToId)) throw new Refused("contact_not_of_client", { field: "reportsToId" });
  let above: string | null | undefined = reportsToId;
  for (let steps = 0; above && steps <= links.length; steps++) {
    if (above === contactId) throw new Refused("reports_in_circle", { field: "reportsToId" });
    above = heads.get(above);
  }
}
