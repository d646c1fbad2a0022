import { beforeAll, describe, expect, test } from "vitest";
import type { RefusalCode } from "#db/errors.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();
const { inTransaction } = await import("#db/index.ts");
const commands = await import("#db/mailings/commands.ts");
const { getMailing, listMailings } = await import("#db/mailings/queries.ts");
const { draft, makeReader, makeSender, noon, running } = await import("./office.ts");

let sender: Awaited<ReturnType<typeof makeSender>>;
beforeAll(async () => {
  sender = await makeSender();
  await makeReader("one@example.ru");
});

const refusal = (code: RefusalCode) => expect.objectContaining({ code });
const eventsOf = async (id: string, command: string) =>
  (await owner`select 1 from events where entity_id = ${id} and command = ${command}`).length;

describe("a draft", () => {
  test("is thrown away and taken back, once each; meanwhile neither launched, changed nor listed", async () => {
    const id = await draft(sender);
    const by = (command: typeof commands.archiveMailing, expectedVersion: number, who = sender.director) =>
      inTransaction((tx) => command(tx, who, { id, expectedVersion }, noon));
    const listed = async (archived: boolean) =>
      (await listMailings(sender.director, { archived })).some((row) => row.id === id);
    expect(await by(commands.archiveMailing, 1)).toEqual({ version: 2 });
    expect(await by(commands.archiveMailing, 2)).toEqual({ version: 2 });
    expect([await listed(false), await listed(true)]).toEqual([false, true]);
    const change = inTransaction((tx) =>
      commands.updateMailing(tx, sender.director, { id, expectedVersion: 2, subject: "Другая" }, noon),
    );
    await expect(change).rejects.toMatchObject(refusal("mailing_archived"));
    const off = inTransaction((tx) =>
      commands.launchMailing(tx, sender.director, { id, expectedVersion: 2 }, noon),
    );
    await expect(off).rejects.toMatchObject(refusal("mailing_archived"));
    await expect(by(commands.restoreMailing, 1)).rejects.toMatchObject(refusal("stale"));
    const marketless = await makeActor("quality");
    await expect(by(commands.restoreMailing, 2, marketless)).rejects.toMatchObject(refusal("forbidden"));
    expect(await by(commands.restoreMailing, 2)).toEqual({ version: 3 });
    expect([await listed(false), await listed(true)]).toEqual([true, false]);
    expect(await eventsOf(id, "mailing.archive")).toBe(1);
    expect(await eventsOf(id, "mailing.restore")).toBe(1);
  });

  test("that was launched is never thrown away", async () => {
    const id = await running(sender);
    const { version } = (await getMailing(sender.director, id)) ?? { version: 0 };
    const away = inTransaction((tx) =>
      commands.archiveMailing(tx, sender.director, { id, expectedVersion: version }, noon),
    );
    await expect(away).rejects.toMatchObject(refusal("mailing_wrong_state"));
    await expect(owner`update mailings set archived_at = now() where id = ${id}`).rejects.toThrow(
      /mailings_archived/,
    );
  });
});
