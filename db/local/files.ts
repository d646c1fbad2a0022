import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A random text of 43 characters, safe in an address. */
export const randomSecret = () => randomBytes(32).toString("base64url");

/** Written whole or not at all, readable by its owner only. */
export function writeSecretFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  chmodSync(draft, 0o600);
  const folder = statSync(dirname(path));
  if (process.getuid?.() === 0) chownSync(draft, folder.uid, folder.gid); // root on a visit leaves it to its owner
  renameSync(draft, path);
}

/** The values kept in a file; those missing are made up and saved. */
export function keep<T extends Record<string, string | number>>(path: string, make: () => T): T {
  const kept: Partial<T> = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const whole = { ...make(), ...kept };
  if (Object.keys(whole).length > Object.keys(kept).length)
    writeSecretFile(path, JSON.stringify(whole, null, 2));
  return whole;
}

/** The data folder; root lets others pass through it, because Postgres then runs as another user. */
export function openDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}

/** Secrets of a demo or development installation: made once, kept with its data. */
export function localSecrets(dataDir: string): { AUTH_SECRET: string; TOKEN_SECRET: string } {
  return keep(join(dataDir, "secrets.json"), () => ({
    AUTH_SECRET: randomSecret(),
    TOKEN_SECRET: randomSecret(),
  }));
}

/** The TOKEN_SECRET that lies with the data of an installation, without making one up. */
export function keptSecret(dataDir: string): string | undefined {
  const path = join(dataDir, "secrets.json");
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, "utf8")) as { TOKEN_SECRET?: string }).TOKEN_SECRET
    : undefined;
}
