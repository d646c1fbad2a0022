import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { once, sweepKeys } from "#db/idempotency.ts";
import { inTransaction } from "#db/index.ts";
import { inviteStaff } from "#db/staff/commands.ts";
import { invite } from "#db/staff/input.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();

let runs = 0;
const run = (actor: StaffActor, command: string, input: { key: string; title?: string; at?: Date }) =>
  inTransaction((tx) => once(tx, actor, command, input, () => Promise.resolve({ n: ++runs })));
const reused = { code: "key_reused" };

describe("once", () => {
  it("answers a repeated press with the first result", async () => {
    const actor = await makeActor("director");
    const input = { key: randomUUID(), title: "Смета", at: new Date("2026-03-19T06:00:00Z") };
    const first = await run(actor, "note.add", input);
    expect(await run(actor, "note.add", { ...input, at: new Date(input.at) })).toEqual(first);
  });

  it("knows commands apart: one key serves each of them once", async () => {
    const actor = await makeActor("director");
    const input = { key: randomUUID() };
    const [note, task] = [await run(actor, "note.add", input), await run(actor, "task.add", input)];
    expect(task.n).toBe(note.n + 1);
    expect(await run(actor, "task.add", input)).toEqual(task);
    expect(await run(actor, "note.add", input)).toEqual(note);
  });

  it("refuses the key of another input instead of answering with what was not asked", async () => {
    const actor = await makeActor("director");
    const key = randomUUID();
    const first = await run(actor, "note.add", { key, title: "Смета" });
    await expect(run(actor, "note.add", { key, title: "Счёт" })).rejects.toMatchObject(reused);
    await expect(run(actor, "note.add", { key })).rejects.toMatchObject(reused);
    expect(await run(actor, "note.add", { key, title: "Смета" })).toEqual(first);
  });

  it("lets one of two racing inputs through", async () => {
    const actor = await makeActor("director");
    const key = randomUUID();
    const race = await Promise.allSettled(
      ["Смета", "Счёт", "Акт"].map((title) => run(actor, "note.add", { key, title })),
    );
    expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("gives nobody the result of another person's key", async () => {
    const input = { key: randomUUID(), title: "Смета" };
    const first = await run(await makeActor("director"), "note.add", input);
    expect((await run(await makeActor("director"), "note.add", input)).n).toBeGreaterThan(first.n);
  });

  it("forgets the key of a command that was refused", async () => {
    const actor = await makeActor("director");
    const fields = { surname: "Лаптев", given: "Пётр", role: "secretary", branchId: null } as const;
    const attempt = (more: { email: string; departmentId: string | null }) =>
      inTransaction((tx) =>
        inviteStaff(tx, actor, invite.parse({ key, ...fields, ...more }), new Date("2026-03-19T06:00:00Z")),
      );
    const key = randomUUID();
    const email = `once-${key}@slovo.test`;
    await expect(attempt({ email, departmentId: randomUUID() })).rejects.toThrow("not_found");
    await expect(attempt({ email, departmentId: null })).resolves.toHaveProperty("id");
  });
});

it("forgets keys a month old, and no younger ones", async () => {
  const actor = await makeActor("director");
  const input = { key: randomUUID() };
  const first = await run(actor, "note.add", input);
  const sweptAfter = (days: number) =>
    inTransaction((tx) => sweepKeys(tx, new Date(Date.now() + days * 86_400_000)));
  await sweptAfter(29);
  expect(await run(actor, "note.add", input)).toEqual(first);
  expect(await sweptAfter(31)).toBeGreaterThan(0);
  expect(await run(actor, "note.add", input)).not.toEqual(first);
});
