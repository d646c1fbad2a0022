import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { end, markOf, type ProcessMark } from "./processes.ts";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

type Variables = Record<string, string>;

/**
 * The worker makes short-lived rows and letters by the thousand, and Node would let four times of what it needs pile up
 * before it throws them away: 460 MB while it sends, 185 with these. As `npm run worker` says as well.
 */
const thrifty = ["--max-semi-space-size=4", "--heap-growing-percent=30"];

/** A script of ours or of a package, under the same Node as this process. */
function start(script: string, args: string[], variables: Variables, options: SpawnOptions): ChildProcess {
  const loader = script.endsWith(".ts") ? ["--import", "tsx"] : [];
  return spawn(
    process.execPath,
    [...(script === "app/worker.ts" ? thrifty : []), ...loader, join(projectRoot, script), ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...variables },
      ...options,
    },
  );
}

/** Runs a script and gives its exit code. `follow` learns the process, so that it can be ended from outside. */
export function runToEnd(
  script: string,
  args: string[],
  variables: Variables = {},
  follow: (mark: ProcessMark) => void = () => {},
) {
  return new Promise<number>((done, fail) => {
    const child = start(script, args, variables, { stdio: ["ignore", "inherit", "inherit"] });
    follow(markOf(child.pid ?? 0));
    child.once("error", fail).once("exit", (code) => done(code ?? 1));
  });
}

export type Service = {
  name: string;
  script: string;
  args: string[];
  variables: Variables;
  /** A file for what it says, or null to say it at our terminal. */
  log: string | null;
};

/** Learns of each start by its mark, and of each unwanted end by null and the seconds until the next start. */
type Tell = (mark: ProcessMark | null, restartIn: number) => void;

/** A child that is started again whenever it ends by itself, after 1, 2, 4 … 30 seconds. */
export class Keeper {
  mark: ProcessMark | null = null;
  private wanted = true;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;
  private service: Service;
  private tell: Tell;

  constructor(service: Service, tell: Tell) {
    this.service = service;
    this.tell = tell;
    this.start();
  }

  private start() {
    const { script, args, variables, log } = this.service;
    const output = log === null ? "inherit" : openSync(log, "a", 0o600);
    const begun = Date.now();
    // Apart from our terminal: on Ctrl-C the launcher decides who ends when.
    const child = start(script, args, variables, { stdio: ["ignore", output, output], detached: true });
    if (typeof output === "number") closeSync(output);
    this.mark = markOf(child.pid ?? 0);
    const ended = () => {
      this.mark = null;
      if (!this.wanted) return;
      this.failures = Date.now() - begun > 60_000 ? 0 : this.failures + 1;
      const seconds = Math.min(30, 2 ** Math.max(0, this.failures - 1));
      this.tell(null, seconds);
      this.timer = setTimeout(() => this.start(), seconds * 1_000);
    };
    child.once("exit", ended);
    this.tell(this.mark, 0);
  }

  /** Gives the child new variables, such as a moved database, by starting it again. */
  async restartWith(variables: Variables): Promise<void> {
    this.service = { ...this.service, variables };
    if (this.mark) await end(this.mark, 5_000);
  }

  async stop(patience: number): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    if (this.mark) await end(this.mark, patience);
  }
}
