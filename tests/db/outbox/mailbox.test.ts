import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { noon, owe } from "./letters.ts";

const { db, owner } = await testDatabase();
const { keepLetter } = await import("#db/outbox/commands.ts");
const { getMailboxLetter, listMailbox } = await import("#db/outbox/queries.ts");
const { mailboxLetters, outbox } = await import("#db/outbox/table.ts");
const environment = await import("#db/env.ts");

const director = await makeActor("director");

beforeEach(async () => {
  await owner`truncate outbox, mailbox_letters`;
});

describe("the mailbox", () => {
  const letter = (id: string) => ({
    id,
    toAddress: "irina@example.ru",
    toName: "Ирина",
    sender: "slovo@example.ru",
    subject: "Привет",
    html: "<p>Привет</p>",
    text: "Привет",
  });
  const overdue: typeof outbox.$inferInsert = {
    ...{ kind: "assignment-overdue", props: {}, runKey: randomUUID(), locale: "ru", notBefore: noon },
    ...{ toAddress: "irina@example.ru", toName: "Ирина", staffId: randomUUID() },
  };

  test("a letter kept twice is one, newest first, page by page", async () => {
    const ids = ["0001", "0002", "0003"].map((n) => `0198c0de-${n}-7000-8000-000000000000`);
    for (const id of [...ids, ...ids]) await keepLetter(letter(id));
    await db.insert(outbox).values({ ...overdue, id: ids[0] ?? "" });
    const page = await listMailbox(director, { limit: 2 });
    expect(page.rows.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(page).toMatchObject({ previous: null, next: ids[1] });
    const rest = await listMailbox(director, { limit: 2, after: page.next ?? "" });
    expect(rest.rows.map(({ id }) => id)).toEqual([ids[0]]);
    expect(rest).toMatchObject({ previous: ids[0], next: null });
    const back = await listMailbox(director, { limit: 2, before: rest.previous ?? "" });
    expect(back).toEqual({ ...page, previous: null });
    expect(await getMailboxLetter(director, ids[0] ?? "")).toMatchObject({
      subject: "Привет",
      html: "<p>Привет</p>",
    });
  });

  test("letters are found by recipient, address and subject, however it is typed; older ones as they stand", async () => {
    const kept = { ...letter(randomUUID()), toName: "Алёна Ёжикова", toAddress: "a.ezhikova@example.ru" };
    await keepLetter({ ...kept, subject: "Ответ на обращение Ж-2026-00042" });
    await keepLetter(letter(randomUUID()));
    await db.insert(mailboxLetters).values({ ...letter(randomUUID()), subject: "Старое 100%_письмо" });
    const found = async (q: string) => (await listMailbox(director, { q })).rows.map(({ toName }) => toName);
    for (const q of ["алена", "ЁЖИК", "fktyf", "a.ezhikova@example.ru", "ж-2026-00042", "обращ алена"])
      expect(await found(q), q).toEqual(["Алёна Ёжикова"]);
    expect(await found("старое 100%_")).toEqual(["Ирина"]);
    expect(await found("100__письмо")).toEqual([]);
    expect(await found("алена привет")).toEqual([]);
    expect(await found("  ")).toHaveLength(3);
  });

  test.each(["password-reset", "invitation"] as const)(
    "what opens an account (%s) is read by its addressee alone, outside the demo company",
    async (kind) => {
      const to = { address: "irina@example.ru", name: "Ирина", staffId: director.id };
      const id = (await owe({ to })) ?? "";
      await db.update(outbox).set({ kind });
      await keepLetter(letter(id));
      const other = await makeActor("director");
      expect(await getMailboxLetter(director, id)).toMatchObject({ html: "<p>Привет</p>" });
      const seen = await getMailboxLetter(other, id);
      expect(seen).toMatchObject({ subject: "Привет", html: null });
      expect(JSON.stringify(seen)).not.toContain("<p>");
      vi.spyOn(environment, "env").mockReturnValueOnce({ ...environment.env(), SLOVO_DEMO: true });
      expect(await getMailboxLetter(other, id)).toMatchObject({ html: "<p>Привет</p>" });
    },
  );

  test("a letter of which nothing is known is not opened either", async () => {
    const id = randomUUID();
    await keepLetter(letter(id));
    expect(await getMailboxLetter(director, id)).toMatchObject({ html: null });
  });

  test("nobody but the director reads other people's letters", async () => {
    const id = "0198c0de-0009-7000-8000-000000000000";
    await keepLetter(letter(id));
    const admin = await makeActor("admin");
    expect((await listMailbox(admin, { q: "Привет" })).rows).toEqual([]);
    expect(await getMailboxLetter(admin, id)).toBeNull();
  });

  test.each(["", "x", "0198c0de-0001-7000-8000-00000000000z", randomUUID()])("no letter %j", async (id) => {
    expect(await getMailboxLetter(director, id)).toBeNull();
  });
});
