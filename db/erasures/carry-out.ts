import { eq, sql } from "drizzle-orm";
import { jobActor } from "#db/actor.ts";
import { pointHash } from "#db/erasures/hashes.ts";
import { type MatterKey, matterKeys, matters } from "#db/erasures/matters.ts";
import { loadSubject, type Subject } from "#db/erasures/subject.ts";
import { keptOf, namesakesOf, soughtAs } from "#db/erasures/surroundings.ts";
import { sweep } from "#db/erasures/sweep.ts";
import { type Erasure, erasedPoints, erasures } from "#db/erasures/table.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";

interface Work {
  /** What the kept hashes are keyed by. */
  secret: string;
  now: Date;
}

/**
 * Blanks everything about the person, as the owner of the tables and in one transaction: the records that are theirs, then
 * every text that names them. Rows, dates and figures stay, so statistics do too. Done again it finds nothing.
 */
export async function carryOut(tx: Tx, erasure: Erasure, { secret, now }: Work): Promise<void> {
  const subject = await loadSubject(tx, erasure.subjectKind, erasure.subjectId);
  // Only in a copy so old that the person was not in it yet.
  const done = subject
    ? await blankAll(tx, subject, erasure, { secret, now })
    : { tally: {}, swept: {}, kept: [] };
  await tx
    .update(erasures)
    .set({ ...done, doneAt: erasure.doneAt ?? now, repeatedAt: erasure.doneAt ? now : null })
    .where(eq(erasures.id, erasure.id));
  await recordEvent(tx, jobActor("erasures.run"), {
    command: "erasure.run",
    entity: "erasure",
    entityId: erasure.id,
    after: { number: erasure.number, ...done },
  });
}

async function blankAll(tx: Tx, subject: Subject, { id, number }: Erasure, { secret, now }: Work) {
  const known = await namesakesOf(tx, subject);
  const kept = await keptOf(tx, subject, known);
  await keepHashes(tx, subject, id, secret);
  const patterns = await soughtAs(tx, subject, known);
  const tally: Partial<Record<MatterKey, number>> = {};
  for (const key of matterKeys) {
    const rows = matters[key].rows(subject);
    const [counted] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from (${rows}) found`);
    if (!counted?.n) continue;
    tally[key] = counted.n;
    for (const statement of matters[key].blank(rows, number, now)) await tx.execute(statement);
  }
  const swept = await sweep(tx, patterns, subject.around, [...subject.contactIds, ...subject.clientIds]);
  return { tally, swept, kept };
}

async function keepHashes(
  tx: Tx,
  { former, ...present }: Subject,
  erasureId: string,
  secret: string,
): Promise<void> {
  const emails = [...present.emails, ...former.emails];
  const phones = [...present.phones, ...former.phones];
  const rows = [
    ...emails.map((value) => ({ hash: pointHash(value, secret), kind: "email" as const, erasureId })),
    ...phones.map((value) => ({ hash: pointHash(value, secret), kind: "phone" as const, erasureId })),
  ];
  if (rows.length > 0) await tx.insert(erasedPoints).values(rows).onConflictDoNothing();
}
