import { and, eq, isNull, lte, or } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { issueAssignment } from "#db/assignments/commands.ts";
import { lockClient } from "#db/clients/lock.ts";
import { clients } from "#db/clients/table.ts";
import { clientContacts } from "#db/contacts/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import type { RecordInteraction } from "#db/interactions/input.ts";
import { interactions } from "#db/interactions/table.ts";

interface Recorded {
  id: string;
  assignmentId: string | null;
}

/** Write down a talk, a letter or a note; what was promised in it is handed over in the same transaction. */
export async function recordInteraction(
  tx: Tx,
  actor: StaffActor,
  input: RecordInteraction,
  now: Date,
): Promise<Recorded> {
  return once(tx, actor, "interaction.record", input, async () => {
    await lockClient(tx, actor, input.clientId, "contacts");
    await checkContact(tx, input);
    const { key, promise, ...said } = input;
    const [row] = await tx
      .insert(interactions)
      .values({ ...said, at: now, authorId: actor.id })
      .returning({ id: interactions.id });
    const { id } = found(row);
    if (isContact(input)) await touch(tx, input, now);
    await recordEvent(tx, actor, {
      command: "interaction.record",
      entity: "interaction",
      entityId: id,
      after: { ...said, at: now },
    });
    if (!promise) return { id, assignmentId: null };
    const issued = await issueAssignment(
      tx,
      actor,
      { ...promise, key: `${key}:promise`, clientId: input.clientId, interactionId: id },
      now,
    );
    return { id, assignmentId: issued.id };
  });
}

/** The person must be one of this client's: another client's is as good as unknown. */
async function checkContact(tx: Tx, { clientId, contactId }: RecordInteraction) {
  if (!contactId) return;
  const [row] = await tx
    .select({ contactId: clientContacts.contactId })
    .from(clientContacts)
    .where(and(eq(clientContacts.clientId, clientId), eq(clientContacts.contactId, contactId)));
  if (!row) throw new Refused("contact_not_of_client", { field: "contactId" });
}

/** A note to oneself and a call that nobody answered are no contact with the client. */
const isContact = ({ kind, outcome }: RecordInteraction) => kind !== "note" && outcome !== "no_answer";

async function touch(tx: Tx, { clientId, kind }: RecordInteraction, now: Date) {
  await tx
    .update(clients)
    .set({ lastContactAt: now, lastContactKind: kind })
    .where(and(eq(clients.id, clientId), or(isNull(clients.lastContactAt), lte(clients.lastContactAt, now))));
}
