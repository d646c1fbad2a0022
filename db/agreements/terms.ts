import type { StaffActor } from "#db/actor.ts";
import type {
  CancelAgreement,
  EndAgreement,
  ExtendAgreement,
  ReinstateAgreement,
} from "#db/agreements/input.ts";
import { keepFree } from "#db/agreements/keep-free.ts";
import { holdAgreement, writeAgreement } from "#db/agreements/lock.ts";
import { agreementTerms } from "#db/agreements/table.ts";
import { checkContactOf } from "#db/contacts/of-client.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";

/**
 * Prolong an agreement. Said by word it counts like a paper: from this moment the days are taken, for everybody to see.
 * A contract that was prolonged by word stays a contract; how each step was said stands in `agreement_terms`.
 */
export async function extendAgreement(tx: Tx, actor: StaffActor, input: ExtendAgreement, now: Date) {
  const { endsOn, kind, number, contactId, note } = input;
  const agreement = await holdAgreement(tx, actor, input, { endsOn });
  await checkContactOf(tx, input);
  const isLater = agreement.endsOn !== null && (endsOn === null || endsOn > agreement.endsOn);
  if (!isLater) throw new Refused("term_not_later", { field: "endsOn" });
  const change = { endsOn, ...(kind === "contract" ? { kind, number } : {}) };
  const step = { kind, number, contactId, note };
  const saved = await keepFree(tx, actor, { ...agreement, endsOn }, (inner) =>
    writeAgreement(inner, actor, "agreement.extend", agreement, change, now, { step }),
  );
  await tx.insert(agreementTerms).values({
    ...step,
    agreementId: agreement.id,
    at: now,
    authorId: actor.id,
    fromEndsOn: agreement.endsOn,
    toEndsOn: endsOn,
  });
  return saved;
}

/** Let an agreement end earlier: the days after the last one are free again. */
export async function endAgreement(tx: Tx, actor: StaffActor, input: EndAgreement, now: Date) {
  const { endsOn, note } = input;
  const agreement = await holdAgreement(tx, actor, input, { endsOn });
  if (endsOn < agreement.startsOn) throw new Refused("period_reversed", { field: "endsOn" });
  if (agreement.endsOn !== null && endsOn >= agreement.endsOn) {
    throw new Refused("term_not_earlier", { field: "endsOn" });
  }
  const saved = await writeAgreement(tx, actor, "agreement.end", agreement, { endsOn }, now, { note });
  await tx.insert(agreementTerms).values({
    agreementId: agreement.id,
    at: now,
    authorId: actor.id,
    kind: agreement.kind,
    number: null,
    contactId: null,
    fromEndsOn: agreement.endsOn,
    toEndsOn: endsOn,
    note,
  });
  return saved;
}

/** Call an agreement off, with the reason: it binds nobody, on none of its days. */
export async function cancelAgreement(tx: Tx, actor: StaffActor, input: CancelAgreement, now: Date) {
  const { reason } = input;
  const agreement = await holdAgreement(tx, actor, input, { reason });
  const change = { cancelledAt: now, cancelReason: reason };
  return writeAgreement(tx, actor, "agreement.cancel", agreement, change, now);
}

/** The way back of calling off; refused when somebody has taken the days meanwhile. */
export async function reinstateAgreement(tx: Tx, actor: StaffActor, input: ReinstateAgreement, now: Date) {
  const agreement = await holdAgreement(tx, actor, input, null, { cancelled: true });
  const change = { cancelledAt: null, cancelReason: null };
  return keepFree(tx, actor, agreement, (inner) =>
    writeAgreement(inner, actor, "agreement.reinstate", agreement, change, now),
  );
}
