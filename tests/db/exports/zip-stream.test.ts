import { inflateRawSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { zipStream } from "#db/exports/zip-stream.ts";

const warned = vi.spyOn(process, "emitWarning");
afterEach(() => warned.mockClear());

function* many(parts: number) {
  for (let n = 0; n < parts; n++) yield `${n} `.repeat(20_000);
}

it("packs more than it holds at once, and leaves no listener behind", async () => {
  const bytes: Buffer[] = [];
  for await (const part of zipStream([{ name: "a.txt", parts: many(40) }])) bytes.push(part);
  const file = Buffer.concat(bytes);
  const body = file.subarray(30 + "a.txt".length);
  expect(inflateRawSync(body).toString()).toBe([...many(40)].join(""));
  expect(file.readUInt32LE(file.length - 22)).toBe(0x06054b50);
  expect(warned).not.toHaveBeenCalled();
});

it("a fault of the parts comes out of the archive", async () => {
  function* broken() {
    yield "a";
    throw new Error("no more rows");
  }
  const read = async () => {
    for await (const _ of zipStream([{ name: "a", parts: broken() }]));
  };
  await expect(read()).rejects.toThrow("no more rows");
});
