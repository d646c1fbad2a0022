import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#tests/setup/database.ts";
import { later, noon, owe, reset } from "./letters.ts";

const { db, owner } = await testDatabase();
const { inTransaction } = await import("#db/index.ts");
const { cancelLetters, enqueueLetter } = await import("#db/outbox/commands.ts");
const { beginSending, claimLetters, recordOutcome, releaseExpired, releaseLetters } = await import(
  "#db/outbox/delivery.ts"
);
const { giveUpAfterAttempts } = await import("#db/outbox/retry.ts");
const { outbox } = await import("#db/outbox/table.ts");

const lease = 60_000;
const smtp = { provider: "smtp", keyed: false, messageId: "<1@x>" };
const kept = { provider: "mailbox", keyed: true, messageId: "<1@x>" };

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
