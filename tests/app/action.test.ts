import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { action } from "#app/action.ts";
import { Refused } from "#db/errors.ts";
import { events, recordEvent } from "#db/events.ts";
import { branches } from "#db/staff/table.ts";
import { makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { arrive } from "./arrive.ts";
import { incoming, refresh } from "./incoming.ts";

vi.mock("next/headers", async () => (await import("./incoming.ts")).nextHeaders);
vi.mock("next/cache", async () => ({ refresh: (await import("./incoming.ts")).refresh }));

const { db } = await testDatabase();

const schema = z.strictObject({ name: z.string().min(3), fate: z.enum(["well", "refuse", "break"]) });

/** Writes a row and an event, then ends as it was told. */
const openBranch = action("staff.manage", schema, async (tx, actor, { name, fate }) => {
  await tx.insert(branches).values({ name });
  await recordEvent(tx, actor, { command: "branch.open", entity: "branch", entityId: null, after: { name } });
  if (fate === "refuse") throw new Refused("email_taken", { field: "name", holder: "Анна" });
  if (fate === "break") throw new TypeError("a bug");
  return { by: actor.id };
});

const director = await makeStaff({ role: "director" });
const englishDirector = await makeStaff({ role: "director", locale: "en" });
const manager = await makeStaff({ role: "sales_manager" });

let n = 0;
const fresh = () => `Филиал действий ${++n}`;
const written = async (name: string) =>
  (await db.$count(branches, eq(branches.name, name))) +
  (await db.select().from(events).where(eq(events.command, "branch.open"))).filter(
    (event) => (event.after as { name: string }).name === name,
  ).length;

describe("an action", () => {
  it("runs as the person signed in, writes the row and its event, and shows the page anew", async () => {
    await arrive(director.id);
    const name = fresh();
    expect(await openBranch({ name, fate: "well" })).toEqual({ ok: true, data: { by: director.id } });
    expect(await written(name)).toBe(2);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it.each([
    ["foreign", { origin: "https://evil.example" }],
    ["spoofed", { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" }],
    ["opaque", { origin: "null" }],
    ["a prefix of ours", { origin: "https://slovo.test.evil.example" }],
    ["ours without encryption", { origin: "http://slovo.test" }],
  ])("does nothing when the origin is %s", async (_, headers) => {
    await arrive(director.id, headers);
    const name = fresh();
    expect(await openBranch({ name, fate: "well" })).toMatchObject({ ok: false, code: "foreign_origin" });
    expect(await written(name)).toBe(0);
  });

  it("does nothing when there is no origin", async () => {
    await arrive(director.id);
    incoming.headers.delete("origin");
    const name = fresh();
    expect(await openBranch({ name, fate: "well" })).toMatchObject({ ok: false, code: "foreign_origin" });
    expect(await written(name)).toBe(0);
  });

  it("does nothing for a stranger, for a cookie that is not ours, and for a role without the permission", async () => {
    const name = fresh();
    await arrive(null);
    expect(await openBranch({ name, fate: "well" })).toMatchObject({ ok: false, code: "signed_out" });
    await arrive(director.id);
    for (const [cookie, value] of incoming.cookies) incoming.cookies.set(cookie, `${value.slice(0, -4)}AAAA`);
    expect(await openBranch({ name, fate: "well" })).toMatchObject({ ok: false, code: "signed_out" });
    await arrive(manager.id);
    expect(await openBranch({ name, fate: "well" })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await written(name)).toBe(0);
  });

  it("names what is wrong beside its field, in the language of the person", async () => {
    const wrong = { name: "я", fate: "well" as const };
    await arrive(director.id);
    const russian = await openBranch(wrong);
    expect(russian).toMatchObject({ ok: false, code: "invalid", message: "Проверьте отмеченные поля" });
    expect(Object.keys(russian.ok ? {} : (russian.fields ?? {}))).toEqual(["name"]);
    expect(russian.ok ? "" : russian.fields?.name).toMatch(/^[^a-z]*[а-яё]/i);
    await arrive(englishDirector.id);
    const english = await openBranch(wrong);
    expect(english).toMatchObject({ code: "invalid", message: "Check the marked fields" });
    expect(english.ok ? "" : english.fields?.name).not.toMatch(/[а-яё]/i);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a list", [1, 2]],
    ["a list for a text", { name: ["a", "b", "c"], fate: "well" }],
    ["a field too many", { name: "Филиал", fate: "well", role: "director" }],
    ["a form", new FormData()],
    ["a NUL", { name: "Фил\0иал", fate: "well" }],
    ["half a character", { name: "Фил\ud83dиал", fate: "well" }],
  ])("takes %s for invalid", async (_, input) => {
    await arrive(director.id);
    expect(await openBranch(input as never)).toMatchObject({ ok: false, code: "invalid" });
  });

  it("gives back a rule's no with its details and leaves nothing written", async () => {
    await arrive(director.id);
    const name = fresh();
    expect(await openBranch({ name, fate: "refuse" })).toEqual({
      ok: false,
      code: "email_taken",
      message: "Эта почта уже занята",
      fields: { name: "Эта почта уже занята" },
      details: { holder: "Анна" },
    });
    expect(await written(name)).toBe(0);
    expect(refresh).not.toHaveBeenCalled();
  });

  it("throws a bug on and leaves nothing written", async () => {
    await arrive(director.id);
    const name = fresh();
    await expect(openBranch({ name, fate: "break" })).rejects.toThrow("a bug");
    expect(await written(name)).toBe(0);
    expect(refresh).not.toHaveBeenCalled();
  });
});
