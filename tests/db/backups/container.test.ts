import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openContainer, type Part, part, readParts, writeContainer } from "#db/backups/container.ts";
import { BackupFault } from "#db/backups/faults.ts";

const folder = mkdtempSync(join(tmpdir(), "slovo-container-"));
afterAll(() => rmSync(folder, { recursive: true }));

const header = { madeAt: "2026-03-19T12:00:00.000Z", migration: "0008_rooms" };
let n = 0;

async function pack(parts: Part[]) {
  const path = join(folder, `${++n}.backup`);
  async function* all() {
    yield* parts;
  }
  const bytes = await writeContainer(path, header, all());
  return { path, bytes };
}

async function unpack(path: string) {
  const container = await openContainer(path);
  const parts: Part[] = [];
  for await (const one of readParts(container)) parts.push(one);
  return { container, parts };
}

const some = [part("T", '{"name":"clients"}'), part("D", "1\tПривет, \\n мир\n"), part("M", "{}")];

/** A file changed by hand and sealed anew, as only a program would. */
function resealed(path: string, change: (text: Buffer) => Buffer): string {
  const body = change(readFileSync(path).subarray(0, -32));
  const other = join(folder, `${++n}.backup`);
  writeFileSync(other, Buffer.concat([body, createHash("sha256").update(body).digest()]));
  return other;
}

describe("the file of a copy", () => {
  it("gives back what was put in, byte by byte", async () => {
    const parts = [...some, { kind: "D" as const, bytes: randomBytes(300_000) }, part("D", "")];
    const { path, bytes } = await pack(parts);
    const read = await unpack(path);
    expect(read.container).toMatchObject(header);
    expect(read.parts.map(({ kind }) => kind)).toEqual(["T", "D", "M", "D", "D"]);
    expect(Buffer.concat(read.parts.map((one) => one.bytes))).toEqual(
      Buffer.concat(parts.map((one) => one.bytes)),
    );
    expect(statSync(path).size).toBe(bytes);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is never written over another", async () => {
    const { path } = await pack(some);
    async function* none() {}
    await expect(writeContainer(path, header, none())).rejects.toThrow("EEXIST");
  });

  it("is refused when any byte of it was flipped", async () => {
    const { path } = await pack(some);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at++) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 0x10;
      const other = join(folder, "bent.backup");
      writeFileSync(other, bent);
      await expect(openContainer(other), `byte ${at}`).rejects.toThrow(BackupFault);
    }
  });

  it("is refused when it was cut short anywhere", async () => {
    const { path } = await pack(some);
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length += 7) {
      const other = join(folder, "short.backup");
      writeFileSync(other, whole.subarray(0, length));
      await expect(openContainer(other), `${length} bytes`).rejects.toThrow(BackupFault);
    }
  });

  it("says in words what is wrong", async () => {
    const { path } = await pack(some);
    const text = (change: (body: string) => string) =>
      resealed(path, (body) => Buffer.from(change(body.toString("latin1")), "latin1"));
    await expect(openContainer(text((body) => body.replace("BACKUP 1", "BACKUP 2")))).rejects.toThrow(
      /newer Slovo \(format 2/,
    );
    await expect(openContainer(text((body) => `PK${body}`))).rejects.toThrow(/no copy made by Slovo/);
    await expect(openContainer(text((body) => body.replace("madeAt", "made")))).rejects.toThrow(/damaged/);
    await expect(openContainer(join(folder, "none.backup"))).rejects.toThrow(/cannot be opened \(ENOENT\)/);
  });

  it("that breaks off inside a part is refused, though its seal is right", async () => {
    const { path } = await pack([...some.slice(0, 1), { kind: "D", bytes: Buffer.alloc(10) }]);
    const huge = await pack([{ kind: "D", bytes: Buffer.alloc((1 << 20) + 1) }]);
    await expect(unpack(huge.path)).rejects.toThrow(/breaks off/);
    const { parts } = await unpack(path);
    expect(parts).toHaveLength(2);
  });
});
