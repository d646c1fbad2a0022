import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { later, noon, owe, reset } from "./letters.ts";

const { db, owner } = await testDatabase();
const { inTransaction } = await import("#db/index.ts");
const { cancelLetters, enqueueLetter, keepLetter } = await import("#db/outbox/commands.ts");
const { beginSending, claimLetters, recordOutcome, releaseExpired, releaseLetters } = await import(
  "#db/outbox/delivery.ts"
);
const { getMailboxLetter, listMailbox } = await import("#db/outbox/queries.ts");
const { giveUpAfterAttempts } = await import("#db/outbox/retry.ts");
const { outbox } = await import("#db/outbox/table.ts");
const environment = await import("#db/env.ts");

const lease = 60_000;
const smtp = { provider: "smtp", keyed: false, messageId: "<1@x>" };
const kept = { provider: "mailbox", keyed: true, messageId: "<1@x>" };

const director = await makeActor("director");

beforeEach(async () => {
  await owner`truncate outbox, mailbox_letters`;
});

async function only() {
  const rows = await db.select().from(outbox);
  expect(rows).toHaveLength(1);
  return rows[0] as (typeof rows)[number];
}

async function claimOne(now = noon) {
  const [letter] = await claimLetters(1, lease, now);
  if (!letter) throw new Error("nothing was due");
  return letter;
}

describe("owing a letter", () => {
  test("the same occasion is one letter, also when two commands race", async () => {
    const runKey = randomUUID();
    const ids = await Promise.all(Array.from({ length: 8 }, () => owe({ runKey })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    await only();
  });

  test("a command that is rolled back owes nothing", async () => {
    const failed = inTransaction(async (tx) => {
      await enqueueLetter(tx, reset(), noon);
      throw new Error("the command failed");
    });
    await expect(failed).rejects.toThrow("the command failed");
    expect(await db.select().from(outbox)).toHaveLength(0);
  });

  test("a payload of another shape is refused at once", async () => {
    await expect(owe({ props: { name: "", url: "https://x.ru", minutes: 1 } })).rejects.toThrow();
  });

  test("not before its time", async () => {
    await owe({ notBefore: later(60) });
    expect(await claimLetters(10, lease, later(59))).toHaveLength(0);
    expect(await claimLetters(10, lease, later(60))).toHaveLength(1);
  });
});

describe("claiming", () => {
  test("four workers at once share the letters without overlap", async () => {
    for (let i = 0; i < 40; i++) await owe();
    const shares = await Promise.all(Array.from({ length: 8 }, () => claimLetters(10, lease, noon)));
    const ids = shares.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(shares.every((share) => share.length <= 10)).toBe(true);
    const rest = await claimLetters(100, lease, noon);
    expect(ids.length + rest.length).toBe(40);
  });

  test("a claim that was never begun falls back at the end of its lease, or at once when released", async () => {
    await owe();
    const letter = await claimOne();
    expect(await claimLetters(1, lease, later(59))).toHaveLength(0);
    const again = await claimOne(later(61));
    expect(await beginSending(letter, smtp, lease, later(61))).toBe(false);
    await releaseLetters([again]);
    expect(await claimLetters(1, lease, later(61))).toHaveLength(1);
  });

  test("a letter cancelled after it was claimed is not sent", async () => {
    const entityId = randomUUID();
    await owe({ about: { entity: "staff", id: entityId } });
    const letter = await claimOne();
    expect(await inTransaction((tx) => cancelLetters(tx, entityId))).toBe(1);
    expect(await beginSending(letter, smtp, lease, noon)).toBe(false);
    expect(await only()).toMatchObject({ state: "cancelled", props: {} });
  });
});

describe("what became of it", () => {
  test("accepted: sent, and the secret link is gone from the row", async () => {
    await owe();
    const letter = await claimOne();
    expect(await beginSending(letter, smtp, lease, noon)).toBe(true);
    expect(await only()).toMatchObject({ state: "in_flight", attempts: 1, provider: "smtp" });
    await recordOutcome(letter, { outcome: "accepted" }, later(1));
    expect(await only()).toMatchObject({ state: "sent", sentAt: later(1), props: {}, claimedUntil: null });
  });

  test("to be tried again: waits longer each time, and is given up at last", async () => {
    await owe();
    let now = noon;
    for (let attempt = 1; attempt < giveUpAfterAttempts; attempt++) {
      const letter = await claimOne(now);
      await beginSending(letter, smtp, lease, now);
      await recordOutcome(letter, { outcome: "retry", detail: "450" }, now);
      const { state, notBefore, attempts } = await only();
      expect({ state, attempts }).toEqual({ state: "queued", attempts: attempt });
      expect(notBefore.getTime()).toBeGreaterThan(now.getTime());
      now = notBefore;
    }
    const letter = await claimOne(now);
    await beginSending(letter, smtp, lease, now);
    await recordOutcome(letter, { outcome: "retry", detail: "450" }, now);
    expect(await only()).toMatchObject({ state: "refused", error: "450", attempts: giveUpAfterAttempts });
    expect(now.getTime() - noon.getTime()).toBeGreaterThan(8 * 3600 * 1000);
  });

  test("a worker that dies with a letter at a mail server: unknown, never sent again", async () => {
    await owe();
    const letter = await claimOne();
    await beginSending(letter, smtp, lease, noon);
    await releaseExpired(later(59));
    expect(await only()).toMatchObject({ state: "in_flight" });
    await releaseExpired(later(61));
    expect(await only()).toMatchObject({ state: "unknown", props: {} });
    expect(await claimLetters(1, lease, later(100_000))).toHaveLength(0);
  });

  test("the late answer of a slow worker settles an unknown letter", async () => {
    await owe();
    const letter = await claimOne();
    await beginSending(letter, smtp, lease, noon);
    await releaseExpired(later(61));
    await recordOutcome(letter, { outcome: "accepted" }, later(62));
    expect(await only()).toMatchObject({ state: "sent" });
  });

  test("where repeats are dropped, a letter left by a dead worker is sent again", async () => {
    await owe();
    const letter = await claimOne();
    await beginSending(letter, kept, lease, noon);
    await releaseExpired(later(61));
    const again = await claimOne(later(61));
    expect(again.id).toBe(letter.id);
    await recordOutcome(letter, { outcome: "accepted" }, later(62));
    expect(await only()).toMatchObject({ state: "queued" });
  });
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
    expect(page.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const rest = await listMailbox(director, { limit: 2, after: page[1]?.id ?? "" });
    expect(rest.map(({ id }) => id)).toEqual([ids[0]]);
    expect(await getMailboxLetter(director, ids[0] ?? "")).toMatchObject({
      subject: "Привет",
      html: "<p>Привет</p>",
    });
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
    expect(await listMailbox(admin)).toEqual([]);
    expect(await getMailboxLetter(admin, id)).toBeNull();
  });

  test.each(["", "x", "0198c0de-0001-7000-8000-00000000000z", randomUUID()])("no letter %j", async (id) => {
    expect(await getMailboxLetter(director, id)).toBeNull();
  });
});

test("the state column takes only the states of the registry", async () => {
  await owe();
  const { id } = await only();
  await expect(
    db
      .update(outbox)
      .set({ state: "lost" as "sent" })
      .where(eq(outbox.id, id)),
  ).rejects.toThrow();
});
