import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { isConnectionLost } from "../connection-lost.ts";
import { installedBinaries, program } from "./binaries.ts";
import { StartError } from "./errors.ts";
import { keep, openDataFolder, randomSecret, writeSecretFile } from "./files.ts";
import { freePort, isFree } from "./ports.ts";
import { commandOf, end, isAlive, markOf, type ProcessMark } from "./processes.ts";
import { prepareRoles } from "./roles.ts";
import { choosePlace, type Place } from "./server-user.ts";

export type LocalPostgresOptions = {
  /** Folder of the installation; the cluster lives in its subfolder `postgres`. */
  dataDir: string;
  /** Further server settings, such as `fsync=off` for tests. */
  settings?: string[];
  /** `C` makes a cluster that knows no Russian letters, as some hosts have. */
  locale?: "ru" | "C";
};

export type LocalPostgres = {
  /** The login that owns the database `slovo`. */
  ownerUrl: string;
  /** The login of the application: owns nothing. */
  appUrl: string;
  port: number;
  pid: number;
  /** Where the cluster really is: elsewhere when the server's user cannot reach `dataDir`. */
  folder: string;
  /** True when a server left by an earlier start was found and taken over. */
  attached: boolean;
  isAlive(): boolean;
  stop(): Promise<void>;
};

const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants;
const environment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env.PATH,
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
};

/**
 * Starts the embedded PostgreSQL of a data folder, or attaches to it when it is running already.
 * @throws StartError with one sentence when the machine or the folder does not allow it.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const dataDir = resolve(options.dataDir);
  openDataFolder(dataDir);
  const place = choosePlace(dataDir, installedBinaries());
  const secretFile = join(dataDir, "postgres.json");
  if (!existsSync(secretFile)) await putAside(place, dataDir);
  const kept = keep(secretFile, () => ({
    port: 0,
    superuser: randomSecret(),
    owner: randomSecret(),
    app: randomSecret(),
  }));
  const locale = options.locale ?? "ru";
  if (!existsSync(join(place.home, "data"))) initialise(place, kept.superuser, locale);

  const left = runningServer(place);
  const { mark: server, port } = left ?? (await launch(place, kept.port, options.settings ?? []));
  if (port !== kept.port) writeSecretFile(secretFile, JSON.stringify({ ...kept, port }, null, 2));
  const url = (login: string, password: string, database = "slovo") =>
    `postgres://${login}:${password}@127.0.0.1:${port}/${database}`;
  const stop = () => end(server, 30_000, "SIGINT"); // SIGINT is Postgres's own word for a fast and clean shutdown

  const admin = postgres(url("postgres", kept.superuser, "postgres"), {
    max: 1,
    onnotice: () => {},
    connect_timeout: 3,
  });
  try {
    await ready(admin, server, place);
    await prepareRoles(admin, kept, locale === "ru");
  } catch (error) {
    if (!left) await stop();
    throw error;
  } finally {
    await admin.end({ timeout: 1 });
  }
  return {
    ownerUrl: url("slovo", kept.owner),
    appUrl: url("slovo_app", kept.app),
    port,
    pid: server.pid,
    folder: place.home,
    attached: left !== null,
    isAlive: () => isAlive(server),
    stop,
  };
}

const logOf = (place: Place) => join(place.home, "server.log");

/** Made aside and renamed: a cluster that is there is a whole one. */
function initialise(place: Place, password: string, locale: "ru" | "C") {
  const draft = join(place.home, "data.new");
  const passwordFile = join(place.home, "initdb.password");
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  const utf8 = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
  const words =
    locale === "ru"
      ? [`--locale=${utf8}`, "--locale-provider=icu", "--icu-locale=ru-RU"]
      : ["--locale=C", "--locale-provider=libc"];
  const made = spawnSync(
    program(place.binaries, "initdb"),
    [
      "-D",
      draft,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      "-E",
      "UTF8",
      `--pwfile=${passwordFile}`,
      ...words,
    ],
    { ...place.user, cwd: place.home, env: { ...environment, LC_ALL: utf8 }, encoding: "utf8" },
  );
  rmSync(passwordFile);
  if (made.status !== 0) {
    const reason = (made.stderr || made.error?.message || "").trim().split("\n").at(-1);
    throw new StartError(`PostgreSQL cannot make its data folder in ${place.home}: ${reason}`);
  }
  renameSync(draft, join(place.home, "data"));
}

/** The server that postmaster.pid speaks of, if it is really alive and really serves this folder. */
function runningServer(place: Place): { mark: ProcessMark; port: number } | null {
  const folder = join(place.home, "data");
  const note = join(folder, "postmaster.pid");
  if (!existsSync(note)) return null;
  const [pid, , , port] = readFileSync(note, "utf8").split("\n");
  if (commandOf(Number(pid))?.includes(`-D ${folder} `))
    return { mark: markOf(Number(pid)), port: Number(port) };
  rmSync(note); // the number may belong to a stranger by now, and Postgres would refuse to start because of it
  return null;
}

/** Starts the server on the port it had before when that is free; children of a killed one may need a moment to go. */
async function launch(place: Place, keptPort: number, settings: string[]) {
  for (let attempt = 0, port = keptPort; attempt < 20; attempt++) {
    if (!(await isFree(port))) port = await freePort();
    const mark = await spawnServer(place, port, settings);
    if (mark) return { mark, port };
    await sleep(100);
  }
  throw new StartError(`PostgreSQL does not start; its last words are in ${logOf(place)}.`);
}

/** Apart from our terminal, so that Ctrl-C reaches the launcher first. Null: it ended at once. */
async function spawnServer(place: Place, port: number, settings: string[]): Promise<ProcessMark | null> {
  const fixed = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    "jit=off",
  ];
  const log = openSync(logOf(place), O_WRONLY | O_CREAT | O_TRUNC | (O_NOFOLLOW ?? 0), 0o600);
  const child = spawn(
    program(place.binaries, "postgres"),
    [
      "-D",
      join(place.home, "data"),
      "-p",
      String(port),
      ...[...fixed, ...settings].flatMap((setting) => ["-c", setting]),
    ],
    { ...place.user, cwd: place.home, env: environment, detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  child.unref();
  const failed = new Promise<boolean>((done) =>
    child.once("exit", () => done(true)).once("error", () => done(true)),
  );
  const mark = markOf(child.pid ?? 0);
  return (await Promise.race([failed, sleep(150, false)])) ? null : mark;
}

/** Whoever removes the data folder begins anew: a cluster that had to live elsewhere steps aside, but is not deleted. */
async function putAside(place: Place, dataDir: string) {
  const cluster = join(place.home, "data");
  if (place.home.startsWith(dataDir) || !existsSync(cluster)) return;
  const left = runningServer(place);
  if (left) await end(left.mark, 30_000, "SIGINT");
  renameSync(cluster, `${cluster}.${Date.now()}`);
}

/** Listening is not yet being ready: while it recovers after a crash the server answers 57P03. */
async function ready(admin: postgres.Sql, server: ProcessMark, place: Place) {
  for (const end = Date.now() + 120_000; ; await sleep(50)) {
    try {
      await admin`select 1`;
      return;
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      if (code === "28P01")
        throw new StartError(
          `The passwords in postgres.json do not fit the database in ${place.home}: put the file back, or remove both to begin anew.`,
        );
      if (!isConnectionLost(error) || !isAlive(server) || Date.now() > end) {
        throw new StartError(
          `PostgreSQL did not become ready (${code}); its last words are in ${logOf(place)}.`,
        );
      }
    }
  }
}
