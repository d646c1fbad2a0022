import { asc, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readMail, visit } from "#app/jobs/mail-read.ts";
import { mailboxKey } from "#db/inbox/mailbox.ts";
import { getReach, silentSince } from "#db/inbox/reach.ts";
import { inboxLetters, inboxRaw } from "#db/inbox/table.ts";
import { letterOf } from "#tests/db/inbox/letters.ts";
import { imapServer } from "#tests/emails/imap-server.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { runWith } from "./run-with.ts";
import { end, endAll, startWorker } from "./worker-child.ts";

const { db, owner } = await testDatabase();
const server = await imapServer();
const key = mailboxKey(server.url);
const read = (now = new Date(), url = server.url) => visit(url, runWith(null, now), 0, crypto.randomUUID());
const kept = () => db.select().from(inboxLetters).orderBy(asc(inboxLetters.uid));
const silent = async (now: Date) => {
  const [row] = await db.execute<{ since: string | null }>(sql`select ${silentSince(key, now)} as since`);
  return row?.since ?? null;
};
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

beforeEach(async () => {
  await owner`truncate inbox_mailboxes, inbox_letters, inbox_raw, inbox_filings`;
  server.box.watch = () => undefined;
  server.clear();
});
afterEach(endAll);
afterAll(() => server.close());

describe("reading the mailbox", () => {
  test("takes letters into the journal whole and byte by byte, marks them as read, and takes none twice", async () => {
    const big = letterOf({ text: "слово ".repeat(200_000) });
    server.put(letterOf());
    server.put(big);
    await read();
    const rows = await kept();
    expect(rows).toMatchObject([
      { state: "journaled", whole: true, attempts: 0 },
      { state: "journaled", whole: true, size: Buffer.byteLength(big) },
    ]);
    const parts = await db.select().from(inboxRaw).orderBy(asc(inboxRaw.seq));
    const bytes = Buffer.concat(
      parts.filter(({ letterId }) => letterId === rows[1]?.id).map((one) => one.bytes),
    );
    expect(bytes.toString()).toBe(big);
    expect(server.seen()).toEqual(rows.map(({ uid }) => uid));
    await read();
    expect(await kept()).toHaveLength(2);
    expect(server.asked.filter((command) => /STORE/.test(command))).toHaveLength(2);
  });

  test("one that somebody has read in the meantime comes in too, one of before we came does not", async () => {
    server.put(letterOf(), { isSeen: true, arrivedAt: later(-60 * 24 * 40) });
    await read();
    expect(await kept()).toEqual([]);
    server.put(letterOf(), { isSeen: true });
    await read();
    expect(await kept()).toHaveLength(1);
  });

  test("nothing is marked before it is safe: cut off before the mark, it is marked the next time and not taken twice", async () => {
    server.put(letterOf());
    server.box.watch = (command) => (/STORE/.test(command) ? "hang up" : undefined);
    await read();
    expect(await kept()).toMatchObject([{ markedAt: null }]);
    expect(server.seen()).toEqual([]);
    server.box.watch = () => undefined;
    await read(later(1));
    expect(await kept()).toMatchObject([{ markedAt: expect.any(Date) }]);
    expect(server.seen()).toHaveLength(1);
  });

  test("numbers given anew by a restored mail server bring nothing twice onto the card", async () => {
    server.put(letterOf());
    await read();
    server.renumber();
    await read();
    const rows = await kept();
    expect(rows.map(({ uidValidity }) => uidValidity)).toHaveLength(2);
    expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(1);
  });

  test("a mailbox that is away is told of after some minutes, comes back by itself and is told of no more", async () => {
    await server.away();
    await read();
    expect(await getReach(key)).toMatchObject({
      failingSince: expect.any(Date),
      fault: expect.stringContaining("ECONNREFUSED"),
    });
    expect(await silent(later(2))).toBeNull();
    expect(await silent(later(4))).not.toBeNull();
    await server.back();
    server.put(letterOf());
    await read();
    expect(await kept()).toEqual([]); // it waits a little after a failure
    await read(later(1));
    expect(await kept()).toHaveLength(1);
    expect(await silent(later(4))).toBeNull();
    expect(await silent(later(20))).not.toBeNull(); // nobody has come to it since
  });

  test("a wrong password is an outage like any other; two workers do not read at once; nothing set up, nothing done", async () => {
    await read(new Date(), server.url.replace("parol", "wrong"));
    expect((await getReach(key))?.fault).toContain("password");
    await owner`update inbox_mailboxes set not_before = null, reader = gen_random_uuid(), reader_until = now() + interval '1 minute'`;
    server.put(letterOf());
    await read();
    expect(await kept()).toEqual([]);
    const asked = server.asked.length;
    await readMail({}, runWith(null));
    expect(server.asked).toHaveLength(asked);
  });

  test("a restored copy leaves the mailbox to the original until it is released; a hold by hand does not", async () => {
    server.put(letterOf());
    await owner`insert into delivery_hold (reason, since) values ('restored', now())`;
    await read();
    expect(server.seen()).toEqual([]);
    await owner`update delivery_hold set reason = 'by_hand'`;
    await read();
    expect(server.seen()).toHaveLength(1);
    await owner`delete from delivery_hold`;
  });

  test("kill -9 between the journal and the mark, and again while sorting: nothing lost, nothing twice", async () => {
    const letters = 12;
    for (let i = 0; i < letters; i++) server.put(letterOf({ id: `killed-${i}@x.example` }));
    const variables = { IMAP_URL: server.url, IMAP_ADDRESS: "post@firma.example" };
    let marks = 0;
    const worker = startWorker(variables);
    await new Promise<void>((resolve) => {
      server.box.watch = (command) => {
        if (!/STORE/.test(command) || ++marks !== 5) return undefined;
        void end(worker, "SIGKILL").then(() => resolve());
        return "hang up";
      };
    });
    expect((await kept()).filter(({ markedAt }) => markedAt === null)).toHaveLength(1);
    // Stands for the time that the lease of the dead one takes, and its turn at a letter.
    await owner`update inbox_mailboxes set reader_until = now() - interval '1 second'`;
    await owner`update inbox_letters set not_before = null where state = 'journaled'`;
    server.box.watch = () => undefined;
    const last = startWorker(variables);
    await vi.waitFor(
      async () =>
        expect((await kept()).filter(({ state, markedAt }) => state === "waiting" && markedAt)).toHaveLength(
          letters,
        ),
      { timeout: 40_000, interval: 100 },
    );
    expect(await end(last, "SIGTERM")).toBe(0);
    expect(new Set((await kept()).map(({ messageKey }) => messageKey)).size).toBe(letters);
    expect(await kept()).toHaveLength(letters);
    expect(server.seen()).toHaveLength(letters);
  }, 90_000);
});
