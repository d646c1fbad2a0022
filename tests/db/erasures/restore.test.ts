import { randomUUID } from "node:crypto";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { restoreBackup } from "#db/backups/restore.ts";
import { runBackup } from "#db/backups/run.ts";
import { env } from "#db/env.ts";
import { actsPath } from "#db/erasures/acts-file.ts";
import { orderErasure } from "#db/erasures/commands.ts";
import { planErasure } from "#db/erasures/plan.ts";
import { runErasure } from "#db/erasures/run.ts";
import { findSubject } from "#db/erasures/subject.ts";
import { db, inTransaction } from "#db/index.ts";
import { withDatabase } from "#db/local/roles.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { dump, makePerson, signsOf } from "./person.ts";

const { owner, ownerUrl, name } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "slovo-forget-"));
const now = new Date("2026-03-20T06:00:00Z");
const secret = env().TOKEN_SECRET;
const copies: string[] = [];
let file: string;
let person: Awaited<ReturnType<typeof makePerson>>;

/** A copy is made, and then the person is forgotten in the original. */
beforeAll(async () => {
  person = await makePerson(owner);
  ({ file } = await runBackup({ ownerUrl, folder, origin: "ordered" }, () => new Date()));
  const subject = await findSubject(db, person.director, "contact", person.contact.id);
  if (!subject) throw new Error("no subject");
  const { seen, word } = await planErasure(subject);
  const input = {
    key: randomUUID(),
    subjectKind: "contact" as const,
    subjectId: subject.id,
    ground: "demand" as const,
  };
  await inTransaction((tx) =>
    orderErasure(tx, person.director, { ...input, basis: "вх. № 15", word, seen }, now),
  );
  const [row] = await owner<{ id: string }[]>`select id from erasures`;
  await runErasure({ ownerUrl, folder, secret }, row?.id ?? "", now);
}, 60_000);
afterAll(async () => {
  for (const copy of copies) await owner`drop database if exists ${owner(copy)} with (force)`;
  rmSync(folder, { recursive: true });
});

async function empty() {
  const copy = `${name}_${copies.length}`;
  copies.push(copy);
  await owner`create database ${owner(copy)}`;
  return withDatabase(ownerUrl, copy);
}
const later = new Date("2026-04-02T06:00:00Z");
const acts = { path: actsPath(folder), secret };

it("a copy from before the act is restored without the person, and knows the act", async () => {
  const into = await empty();
  const restored = await restoreBackup({ path: file, ownerUrl: into, now: later, acts });
  expect(restored.erasures).toBe(1);
  const target = postgres(into, { max: 1, onnotice: () => {} });
  expect(signsOf(await dump(target))).toEqual([]);
  const [act] = await target`select number, done_at, repeated_at, tally ->> 'talks' as talks from erasures`;
  expect(act).toEqual({ number: 1, done_at: now, repeated_at: later, talks: "3" });
  expect([...(await target`select hash from erased_points order by 1`)]).toEqual([
    ...(await owner`select hash from erased_points order by 1`),
  ]);
  await target.end();
}, 60_000);

it("nothing is restored when the acts cannot be trusted or their secret is not there", async () => {
  const into = async (known: string | undefined) =>
    restoreBackup({ path: file, ownerUrl: await empty(), now: later, acts: { ...acts, secret: known } });
  await expect(into(undefined)).rejects.toThrow(/set TOKEN_SECRET to that of the original/);
  await expect(into("x".repeat(40))).rejects.toThrow(/damaged, or TOKEN_SECRET is not that of the original/);
  appendFileSync(acts.path, "{}\n");
  await expect(into(secret)).rejects.toThrow(/damaged/);
}, 60_000);
