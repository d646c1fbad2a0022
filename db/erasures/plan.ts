import { createHash } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { assignments } from "#db/assignments/table.ts";
import { complaints } from "#db/complaints/table.ts";
import { lettersInFlight, type MatterKey, matterKeys, matters } from "#db/erasures/matters.ts";
import type { Subject } from "#db/erasures/subject.ts";
import { keptOf, namesakesOf } from "#db/erasures/surroundings.ts";
import { imports } from "#db/imports/table.ts";
import { db, type Reader } from "#db/index.ts";

export type Block =
  /** Answers are owed by law until it is closed. */
  | { why: "complaint"; id: string; number: string }
  /** Somebody still holds a promise about the person. */
  | { why: "promise"; id: string; title: string }
  | { why: "letter"; count: number }
  /** A file is being read in which the person may stand. */
  | { why: "import"; number: number };

/** What an erasure would take, what it would leave, and what stands in its way. */
export async function planErasure(subject: Subject, reader: Reader = db) {
  const counts: Partial<Record<MatterKey, number>> = {};
  for (const key of matterKeys) {
    const [row] = await reader.execute<{ n: number }>(
      sql`select count(*)::int as n from (${matters[key].rows(subject)}) found`,
    );
    if (row?.n) counts[key] = row.n;
  }
  const [blocks, kept] = [
    await blocksOf(subject, reader),
    await keptOf(reader, subject, await namesakesOf(reader, subject)),
  ];
  const seen = createHash("sha256")
    .update(JSON.stringify([subject, counts]))
    .digest("hex");
  return { counts, blocks, kept, seen, word: wordOf(subject) };
}

/** What is typed to confirm. */
export const wordOf = ({ person, name }: Subject): string => person?.surname || name;

/** What must end before the person can be forgotten. */
export async function blocksOf(subject: Subject, reader: Reader): Promise<Block[]> {
  const open = await reader
    .select({ id: complaints.id, number: complaints.number })
    .from(complaints)
    .where(and(sql`${complaints.id} in (${matters.complaints.rows(subject)})`, isNull(complaints.closedAt)))
    .orderBy(complaints.id);
  const promises =
    subject.clientIds.length === 0
      ? []
      : await reader
          .select({ id: assignments.id, title: assignments.title })
          .from(assignments)
          .where(and(inArray(assignments.clientId, [...subject.clientIds]), isNull(assignments.closedAt)))
          .orderBy(assignments.dueAt);
  const [letters] = await reader.execute<{ n: number }>(
    sql`select count(*)::int as n from (${lettersInFlight(subject)}) letters`,
  );
  const files = await reader
    .select({ number: imports.number })
    .from(imports)
    .where(eq(imports.state, "reading"));
  return [
    ...open.map((row) => ({ why: "complaint" as const, ...row })),
    ...promises.map((row) => ({ why: "promise" as const, ...row })),
    ...(letters?.n ? [{ why: "letter" as const, count: letters.n }] : []),
    ...files.map(({ number }) => ({ why: "import" as const, number })),
  ];
}
