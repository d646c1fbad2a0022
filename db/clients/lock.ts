import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo, editableBy, visibleTo } from "#db/clients/scope.ts";
import { type Client, clients } from "#db/clients/table.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";

/** Whose right the command needs on the row: to change its facts, or to know its people. */
type Right = "edit" | "contacts";

const rights: Record<Right, (actor: Actor) => SQL> = { edit: editableBy, contacts: contactsVisibleTo };

/**
 * Lock a client through the actor's scope. An unseen one is not found; one seen but out of reach is forbidden;
 * an archived one is first to be restored.
 */
export async function lockClient(
  tx: Tx,
  actor: Actor,
  id: string,
  right: Right,
  { archived = false }: { archived?: boolean } = {},
): Promise<Client> {
  const [row] = await tx
    .select({ client: clients, allowed: sql<boolean>`${rights[right](actor)}` })
    .from(clients)
    .where(and(eq(clients.id, id), visibleTo(actor)))
    .for("no key update", { of: clients });
  const { client, allowed } = found(row);
  if (!allowed) throw new Refused("forbidden");
  if (client.mergedIntoId) throw new Refused("client_merged");
  if (!archived && client.archivedAt) throw new Refused("client_archived");
  return client;
}
