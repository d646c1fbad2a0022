import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { KEPT } from "#db/backups/limits.ts";
import { env } from "#db/env.ts";

/** Where the copies of this installation lie. */
export const backupFolder = () => join(resolve(env().DATA_DIR), "backups");

/** How a copy came about: each kind makes room among its own. */
export type BackupOrigin = "nightly" | "ordered";

/** «slovo-20260319-013000-nightly.backup»: sorted by name is sorted by time. */
export function fileNameOf(startedAt: Date, origin: BackupOrigin): string {
  const stamp = startedAt.toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
  return `slovo-${stamp}-${origin}.backup`;
}

export function openFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** What is still being written is beside it under another name: a file with the right name is a whole one. */
export const draftOf = (path: string) => `${path}.part`;

/** Removes all but the newest copies of a kind. Answers the paths that are gone. */
export function makeRoom(folder: string, origin: BackupOrigin): string[] {
  if (!existsSync(folder)) return [];
  const own = new RegExp(`^slovo-\\d{8}-\\d{6}-${origin}\\.backup$`);
  const names = readdirSync(folder)
    .filter((name) => own.test(name))
    .sort();
  const old = names.slice(0, Math.max(0, names.length - KEPT)).map((name) => join(folder, name));
  for (const path of old) rmSync(path, { force: true });
  return old;
}
