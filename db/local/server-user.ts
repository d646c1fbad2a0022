import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Binaries, copyBinaries, program } from "./binaries.ts";
import { StartError } from "./errors.ts";

/** Postgres refuses to work as root; then it is another user of the system. */
export type ServerUser = { uid: number; gid: number } | null;

export type Place = { user: ServerUser; binaries: Binaries; home: string };

/** Where Postgres keeps its things: in the data folder, or in /var/lib when its user cannot get there. */
export function choosePlace(dataDir: string, installed: Binaries): Place {
  const near = join(resolve(dataDir), "postgres");
  const user = serverUser(near);
  if (!user) {
    const owner = existsSync(near) ? statSync(near).uid : process.getuid?.();
    if (owner !== process.getuid?.()) {
      throw new StartError(
        `${near} belongs to another user (uid ${owner}): start as that user or set DATA_DIR to another folder.`,
      );
    }
    mkdirSync(near, { recursive: true, mode: 0o700 });
    return { user, binaries: installed, home: near };
  }
  const away = join(
    "/var/lib/slovo",
    createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 16),
  );
  const binaries = canRun(user, installed) ? installed : copyBinaries(installed, away);
  const places = existsSync(join(away, "postgres", "data"))
    ? [join(away, "postgres"), near]
    : [near, join(away, "postgres")];
  for (const home of places) {
    mkdirSync(home, { recursive: true, mode: home === near ? 0o711 : 0o755 });
    chownSync(home, user.uid, user.gid);
    if (canEnter(user, home)) return { user, binaries, home };
  }
  throw new StartError(
    `Neither ${near} nor ${away} can be reached by the user of PostgreSQL (uid ${user.uid}): set DATA_DIR to another folder.`,
  );
}

/** A cluster that somebody else began goes on under its owner, so that root's visit does not lock them out. */
function serverUser(home: string): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(home) ? statSync(home) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StartError(
    "PostgreSQL does not run as root and there is no user postgres or nobody: start as another user.",
  );
}

function canRun(user: ServerUser, binaries: Binaries): boolean {
  return spawnSync(program(binaries, "postgres"), ["--version"], { ...user, cwd: "/" }).status === 0;
}

function canEnter(user: ServerUser, folder: string): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", folder], { ...user, cwd: "/" }).status === 0
  );
}
