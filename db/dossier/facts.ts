import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { clients } from "#db/clients/table.ts";
import { checkContactOf } from "#db/contacts/of-client.ts";
import type { ChangeFact, RecordFact, Removal } from "#db/dossier/input.ts";
import { factsVisibleTo, isHead } from "#db/dossier/scope.ts";
import { type DossierFact, dossierFacts } from "#db/dossier/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { localDate } from "#db/values/time.ts";

/** Write down something useful to know. */
export async function recordFact(
  tx: Tx,
  actor: StaffActor,
  input: RecordFact,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "fact.record", input, async () => {
    await lockClient(tx, actor, input.clientId, "contacts");
    await checkContactOf(tx, input);
    const { key: _, ...said } = input;
    const learnedOn = localDate(now, actor.timeZone);
    checkExpiry(said.expiresOn, learnedOn);
    const values = { ...said, learnedOn, departmentId: actor.departmentId, authorId: actor.id };
    const [row] = await tx
      .insert(dossierFacts)
      .values({ ...values, createdAt: now, updatedAt: now })
      .returning({ id: dossierFacts.id });
    const { id } = found(row);
    await recordEvent(tx, actor, { command: "fact.record", entity: "fact", entityId: id, after: values });
    return { id };
  });
}

function checkExpiry(expiresOn: string | null, learnedOn: string) {
  if (expiresOn && expiresOn < learnedOn) throw new Refused("expiry_passed", { field: "expiresOn" });
}

/** A fact through its client and the actor's reach: one kept for others is not found. */
async function holdFact(tx: Tx, actor: StaffActor, { clientId, id }: Removal, removed: boolean) {
  await lockClient(tx, actor, clientId, "contacts");
  const [row] = await tx
    .select({ fact: dossierFacts })
    .from(dossierFacts)
    .innerJoin(clients, eq(clients.id, dossierFacts.clientId))
    .where(
      and(
        eq(dossierFacts.id, id),
        eq(dossierFacts.clientId, clientId),
        removed ? isNotNull(dossierFacts.deletedAt) : isNull(dossierFacts.deletedAt),
        factsVisibleTo(actor),
      ),
    )
    .for("update", { of: dossierFacts });
  return found(row).fact;
}

const spoken = ({ clientId, contactId, category, text, expiresOn, visibility, pinned }: DossierFact) => ({
  clientId,
  contactId,
  category,
  text,
  expiresOn,
  visibility,
  pinned,
});

export async function changeFact(tx: Tx, actor: StaffActor, input: ChangeFact, now: Date) {
  const { id, expectedVersion, ...mine } = input;
  const fact = await holdFact(tx, actor, input, false);
  const before = spoken(fact);
  if (fact.version !== expectedVersion) {
    throw new Refused("stale", { mine, theirs: before, version: fact.version });
  }
  await checkContactOf(tx, input);
  checkExpiry(mine.expiresOn, fact.learnedOn);
  if (mine.visibility !== fact.visibility && fact.authorId !== actor.id && !isHead(actor)) {
    throw new Refused("visibility_not_yours", { field: "visibility" });
  }
  return write(tx, actor, "fact.change", fact, { before, after: mine }, now);
}

/** Take a fact off the card. It stays in the base, and `restoreFact` brings it back. */
export async function removeFact(tx: Tx, actor: StaffActor, input: Removal, now: Date) {
  const fact = await holdFact(tx, actor, input, false);
  if (fact.version !== input.expectedVersion) {
    throw new Refused("stale", { mine: null, theirs: spoken(fact), version: fact.version });
  }
  const before = { ...spoken(fact), deletedAt: null };
  return write(tx, actor, "fact.remove", fact, { before, after: { ...before, deletedAt: now } }, now);
}

export async function restoreFact(tx: Tx, actor: StaffActor, input: Removal, now: Date) {
  const fact = await holdFact(tx, actor, input, true);
  const before = { ...spoken(fact), deletedAt: fact.deletedAt };
  return write(tx, actor, "fact.restore", fact, { before, after: { ...before, deletedAt: null } }, now);
}

async function write(
  tx: Tx,
  actor: StaffActor,
  command: string,
  { id, version }: DossierFact,
  { before, after }: { before: object; after: Partial<DossierFact> },
  now: Date,
): Promise<{ version: number }> {
  await tx
    .update(dossierFacts)
    .set({ ...after, version: version + 1, updatedAt: now })
    .where(eq(dossierFacts.id, id));
  await recordEvent(tx, actor, { command, entity: "fact", entityId: id, before, after });
  return { version: version + 1 };
}
