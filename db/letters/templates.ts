import { and, eq, ne, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { checkTags } from "#db/letters/check-tags.ts";
import type { AddTemplate, EditTemplate, SaveSignature } from "#db/letters/input.ts";
import { letterTemplates } from "#db/letters/table.ts";
import { staff } from "#db/staff/table.ts";

async function checkName(tx: Tx, name: string, id: string | null) {
  // Two who name one thing at once: the second waits for the first and then sees it.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('letter_templates'))`);
  const same = and(
    sql`lower(${letterTemplates.name}) = lower(${name})`,
    id ? ne(letterTemplates.id, id) : undefined,
  );
  if ((await tx.$count(letterTemplates, same)) > 0)
    throw new Refused("template_name_taken", { field: "name" });
}

/** A letter that colleagues may begin theirs from. */
export async function addTemplate(
  tx: Tx,
  actor: StaffActor,
  input: AddTemplate,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "letter_template.add", input, async () => {
    const { key: _, ...values } = input;
    checkTags(values);
    await checkName(tx, values.name, null);
    const [row] = await tx
      .insert(letterTemplates)
      .values({ ...values, createdBy: actor.id, createdAt: now, updatedAt: now })
      .returning({ id: letterTemplates.id });
    const { id } = found(row);
    await recordEvent(tx, actor, {
      command: "letter_template.add",
      entity: "letter_template",
      entityId: id,
      after: values,
    });
    return { id };
  });
}

/** Other words, another name, or no longer offered. */
export async function editTemplate(
  tx: Tx,
  actor: StaffActor,
  { id, expectedVersion, retired, ...mine }: EditTemplate,
  now: Date,
): Promise<{ version: number }> {
  const [row] = await tx.select().from(letterTemplates).where(eq(letterTemplates.id, id)).for("update");
  const { version, name, subject, body, retiredAt } = found(row);
  const before = { name, subject, body, retired: retiredAt !== null };
  if (version !== expectedVersion)
    throw new Refused("stale", { mine: { ...mine, retired }, theirs: before, version });
  checkTags(mine);
  await checkName(tx, mine.name, id);
  await tx
    .update(letterTemplates)
    .set({ ...mine, retiredAt: retired ? (retiredAt ?? now) : null, updatedAt: now, version: version + 1 })
    .where(eq(letterTemplates.id, id));
  await recordEvent(tx, actor, {
    command: "letter_template.edit",
    entity: "letter_template",
    entityId: id,
    before,
    after: { ...mine, retired },
  });
  return { version: version + 1 };
}

/** The lines under one's own letters. Empty: the name and the company. */
export async function saveSignature(tx: Tx, actor: StaffActor, { signature }: SaveSignature): Promise<void> {
  const [row] = await tx
    .select({ signature: staff.signature })
    .from(staff)
    .where(eq(staff.id, actor.id))
    .for("update");
  const before = found(row).signature;
  await tx
    .update(staff)
    .set({ signature: signature || null })
    .where(eq(staff.id, actor.id));
  await recordEvent(tx, actor, {
    command: "staff.signature",
    entity: "staff",
    entityId: actor.id,
    before: { signature: before },
    after: { signature: signature || null },
  });
}
