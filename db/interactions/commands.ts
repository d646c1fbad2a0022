import type { StaffActor } from "#db/actor.ts";
import { issueAssignment } from "#db/assignments/commands.ts";
import { lockClient } from "#db/clients/lock.ts";
import { checkContactOf } from "#db/contacts/of-client.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import type { RecordInteraction } from "#db/interactions/input.ts";
import { interactions } from "#db/interactions/table.ts";
import { touch } from "#db/interactions/touch.ts";

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
    await checkContactOf(tx, input);
    const { key, promise, ...said } = input;
    const [row] = await tx
      .insert(interactions)
      .values({ ...said, at: now, authorId: actor.id })
      .returning({ id: interactions.id });
    const { id } = found(row);
    await touch(tx, { ...said, at: now, authorId: actor.id });
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
