import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { env } from "#db/env.ts";
import { orderErasure } from "#db/erasures/commands.ts";
import { planErasure } from "#db/erasures/plan.ts";
import { runErasure } from "#db/erasures/run.ts";
import { findSubject } from "#db/erasures/subject.ts";
import { erasures, type SubjectKind } from "#db/erasures/table.ts";
import { db, inTransaction } from "#db/index.ts";

const folder = mkdtempSync(join(tmpdir(), "slovo-forgetting-"));

/** Ordered and carried out; answers the act. */
export async function forget(ownerUrl: string, actor: StaffActor, kind: SubjectKind, id: string, now: Date) {
  const subject = await findSubject(db, actor, kind, id);
  if (!subject) throw new Error("not found");
  const { seen, word, counts } = await planErasure(subject);
  const input = { key: randomUUID(), subjectKind: kind, subjectId: id, ground: "demand" as const };
  await inTransaction((tx) => orderErasure(tx, actor, { ...input, basis: "вх. № 15", word, seen }, now));
  const acts = () => db.select().from(erasures).where(eq(erasures.subjectId, id));
  await runErasure({ ownerUrl, folder, secret: env().TOKEN_SECRET }, (await acts())[0]?.id ?? "", now);
  return { counts, tally: (await acts())[0]?.tally ?? {} };
}
