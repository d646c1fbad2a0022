import { and, eq, ne } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { AddSubject, EditSubject, RecordAgreement } from "#db/agreements/input.ts";
import { type AgreementSubject, agreementSubjects } from "#db/agreements/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { searchKey } from "#db/values/text.ts";

const known = ({ kind, nameKey }: { kind: AgreementSubject["kind"]; nameKey: string }) =>
  and(eq(agreementSubjects.kind, kind), eq(agreementSubjects.nameKey, nameKey));

/** The subject of the catalogue that is meant, put into it when it is new. */
export async function subjectOf(
  tx: Tx,
  actor: StaffActor,
  subject: NonNullable<RecordAgreement["subject"]>,
): Promise<AgreementSubject> {
  if ("id" in subject) {
    const [row] = await tx.select().from(agreementSubjects).where(eq(agreementSubjects.id, subject.id));
    return standing(found(row));
  }
  const values = { ...subject, nameKey: searchKey(subject.name), createdBy: actor.id };
  if (values.nameKey === "") throw new Refused("invalid", { field: "subject" });
  const [added] = await tx.insert(agreementSubjects).values(values).onConflictDoNothing().returning();
  if (!added) {
    const [row] = await tx.select().from(agreementSubjects).where(known(values));
    return standing(found(row));
  }
  await recordEvent(tx, actor, {
    command: "subject.add",
    entity: "agreement_subject",
    entityId: added.id,
    after: subject,
  });
  return added;
}

function standing(subject: AgreementSubject): AgreementSubject {
  if (subject.retiredAt) throw new Refused("subject_retired", { field: "subject" });
  return subject;
}

/** Put a thing into the catalogue; the same one again is the one that is there. */
export async function addSubject(tx: Tx, actor: StaffActor, input: AddSubject): Promise<{ id: string }> {
  return once(tx, actor, "subject.add", input, async () => {
    const { id } = await subjectOf(tx, actor, { kind: input.kind, name: input.name });
    return { id };
  });
}

/** Rename a thing of the catalogue, or say that it is no longer offered. */
export async function editSubject(tx: Tx, actor: StaffActor, input: EditSubject, now: Date) {
  const [row] = await tx
    .select()
    .from(agreementSubjects)
    .where(eq(agreementSubjects.id, input.id))
    .for("update");
  const { id, kind, name, retiredAt, version } = found(row);
  const mine = { name: input.name, retired: input.retired };
  const before = { name, retired: retiredAt !== null };
  if (version !== input.expectedVersion) throw new Refused("stale", { mine, theirs: before, version });
  const nameKey = searchKey(input.name);
  if (nameKey === "") throw new Refused("invalid", { field: "name" });
  const taken = await tx.$count(
    agreementSubjects,
    and(known({ kind, nameKey }), ne(agreementSubjects.id, id)),
  );
  if (taken > 0) throw new Refused("subject_exists", { field: "name" });
  await tx
    .update(agreementSubjects)
    .set({
      name: input.name,
      nameKey,
      retiredAt: input.retired ? (retiredAt ?? now) : null,
      version: version + 1,
    })
    .where(eq(agreementSubjects.id, id));
  await recordEvent(tx, actor, {
    command: "subject.edit",
    entity: "agreement_subject",
    entityId: id,
    before,
    after: mine,
  });
  return { version: version + 1 };
}
