import type { StaffActor } from "#db/actor.ts";
import type { ChangeAgreement, RecordAgreement } from "#db/agreements/input.ts";
import { keepFree } from "#db/agreements/keep-free.ts";
import { holdAgreement, writeAgreement } from "#db/agreements/lock.ts";
import { subjectOf } from "#db/agreements/subjects.ts";
import { agreements } from "#db/agreements/table.ts";
import { lockClient } from "#db/clients/lock.ts";
import { checkContactOf } from "#db/contacts/of-client.ts";
import { found } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";

/** Write down what was agreed. Days of a subject that a colleague has promised already are refused, with the name. */
export async function recordAgreement(
  tx: Tx,
  actor: StaffActor,
  input: RecordAgreement,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "agreement.record", input, async () => {
    await lockClient(tx, actor, input.clientId, "contacts");
    await checkContactOf(tx, input);
    const { key: _, subject, ...said } = input;
    const subjectId = subject ? (await subjectOf(tx, actor, subject)).id : null;
    const values = { ...said, subjectId, authorId: actor.id };
    const wanted = { id: null, subjectId, startsOn: said.startsOn, endsOn: said.endsOn };
    const [row] = await keepFree(tx, actor, wanted, (inner) =>
      inner
        .insert(agreements)
        .values({ ...values, createdAt: now, updatedAt: now })
        .returning({ id: agreements.id }),
    );
    const { id } = found(row);
    await recordEvent(tx, actor, {
      command: "agreement.record",
      entity: "agreement",
      entityId: id,
      after: { ...values, cancelledAt: null, cancelReason: null },
    });
    return { id };
  });
}

/** What was agreed, in other words; its days and its subject stay. */
export async function changeAgreement(tx: Tx, actor: StaffActor, input: ChangeAgreement, now: Date) {
  const { id: _, clientId: __, expectedVersion: ___, ...mine } = input;
  const agreement = await holdAgreement(tx, actor, input, mine);
  await checkContactOf(tx, input);
  return writeAgreement(tx, actor, "agreement.change", agreement, mine, now);
}

export { addSubject, editSubject } from "#db/agreements/subjects.ts";
export { cancelAgreement, endAgreement, extendAgreement, reinstateAgreement } from "#db/agreements/terms.ts";
