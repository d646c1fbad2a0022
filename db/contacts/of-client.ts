import { linkIs } from "#db/contacts/link.ts";
import { clientContacts } from "#db/contacts/table.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";

/**
 * The person must be one of this client's: another client's is as good as unknown.
 * @throws Refused contact_not_of_client
 */
export async function checkContactOf(
  tx: Tx,
  { clientId, contactId }: { clientId: string; contactId?: string | null },
): Promise<void> {
  if (!contactId) return;
  if ((await tx.$count(clientContacts, linkIs(clientId, contactId))) === 0) {
    throw new Refused("contact_not_of_client", { field: "contactId" });
  }
}
