import { createHmac, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { keysOf } from "#db/clients/registries.ts";
import { erasureGrounds } from "#db/erasures/grounds.ts";
import type { Erasure } from "#db/erasures/table.ts";

/**
 * The acts of erasure beside the copies, so that a copy from before an act does not bring the person back. It names
 * records by their ids and nobody by name. A line of JSON for each act, sealed by an HMAC under the TOKEN_SECRET.
 */
export const actsPath = (folder: string): string => join(folder, "erasures.acts");

const FIRST_LINE = "SLOVO ERASURES 1";

const act = z.strictObject({
  id: z.guid(),
  number: z.int().positive(),
  subjectKind: z.enum(["contact", "client"]),
  subjectId: z.guid(),
  ground: z.enum(keysOf(erasureGrounds)),
  basis: z.string(),
  orderedAt: z.iso.datetime(),
  orderedBy: z.guid(),
  doneAt: z.iso.datetime(),
});

export type Act = z.output<typeof act>;

/** The file is not as we wrote it, or was written under another secret. */
export class ActsFault extends Error {}

const sealOf = (secret: string, body: string) =>
  createHmac("sha256", secret).update("erasures\n").update(body).digest();

/**
 * The acts in the file; none when there is no file.
 * @throws ActsFault when the seal does not hold
 */
export function readActs(path: string, secret: string): Act[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const seal = Buffer.from(lines.pop() ?? "", "hex");
  const body = `${lines.join("\n")}\n`;
  const right = sealOf(secret, body);
  if (lines[0] !== FIRST_LINE || seal.length !== right.length || !timingSafeEqual(seal, right))
    throw new ActsFault(path);
  return lines.slice(1).map((line) => act.parse(JSON.parse(line)));
}

/** Adds acts to the file, or makes it. What stands in it stays, also when this base no longer knows of it. */
export function keepActs(folder: string, secret: string, done: readonly Erasure[]): void {
  const path = actsPath(folder);
  const acts = new Map(readActs(path, secret).map((one) => [one.id, one]));
  for (const erasure of done) acts.set(erasure.id, actOf(erasure));
  const sorted = [...acts.values()].sort((a, b) => a.number - b.number);
  const body = `${[FIRST_LINE, ...sorted.map((one) => JSON.stringify(one))].join("\n")}\n`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.part`, `${body}${sealOf(secret, body).toString("hex")}\n`, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

function actOf({
  orderedAt,
  doneAt,
  tally: _,
  swept: __,
  kept: ___,
  repeatedAt: ____,
  ...rest
}: Erasure): Act {
  return { ...rest, orderedAt: orderedAt.toISOString(), doneAt: (doneAt ?? orderedAt).toISOString() };
}
