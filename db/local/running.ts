import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./errors.ts";
import { writeSecretFile } from "./files.ts";
import { end, isAlive, markOf, type ProcessMark } from "./processes.ts";

type Note = { launcher: ProcessMark; address: string | null; children: ProcessMark[] };

/** Which processes work on a data folder: one launcher at a time, and the next one ends what a killed one left. */
export class Running {
  private note: Note = { launcher: markOf(process.pid), address: null, children: [] };
  private path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** @throws StartError when another launcher is at work here. */
  static async claim(dataDir: string): Promise<Running> {
    const running = new Running(join(dataDir, "running.json"));
    while (!running.take()) {
      const left = running.read();
      if (left && isAlive(left.launcher)) {
        const where = left.address ? `is running already at ${left.address}` : "is being started already";
        throw new StartError(
          `Slovo ${where} (process ${left.launcher.pid}): end it first or set DATA_DIR to another folder.`,
        );
      }
      await Promise.all(left?.children.map((child) => end(child, 25_000)) ?? []);
      rmSync(running.path, { force: true });
    }
    return running;
  }

  private take(): boolean {
    try {
      writeFileSync(this.path, JSON.stringify(this.note), { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  }

  private read(): Note | null {
    try {
      return JSON.parse(readFileSync(this.path, "utf8")) as Note;
    } catch {
      return null; // cut short by a power failure: it names nobody
    }
  }

  get children(): ProcessMark[] {
    return this.note.children.filter(isAlive);
  }

  follow(child: ProcessMark): void {
    this.note.children = [...this.children, child];
    writeSecretFile(this.path, JSON.stringify(this.note));
  }

  announce(address: string): void {
    this.note.address = address;
    writeSecretFile(this.path, JSON.stringify(this.note));
  }

  release(): void {
    rmSync(this.path, { force: true });
  }
}
