import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { resendServer, type Trouble } from "#tests/emails/resend-server.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();
const { leaseMs } = await import("#app/jobs/mailings-singly.ts");
const { inTransaction } = await import("#db/index.ts");
const { suppress } = await import("#db/consents/suppress.ts");
const { beginAttempt } = await import("#db/mailings/attempt.ts");
const { newBatchKey } = await import("#db/mailings/batches.ts");
const { claimRecipients } = await import("#db/mailings/claim.ts");
const { cancelMailing } = await import("#db/mailings/commands.ts");
const { resend } = await import("#emails/send/resend.ts");
const { move, readers, send } = await import("./post.ts");
const { counts, later, makeReader, makeSender, noon, recipientsOf, running, stateOf } = await import(
  "#tests/db/mailings/office.ts"
);

let sender: Awaited<ReturnType<typeof makeSender>>;
let server: Awaited<ReturnType<typeof resendServer>>;
beforeEach(async () => {
  await owner`truncate clients, suppressions, consents, mailings cascade`;
  sender = await makeSender();
});
afterEach(() => server.close());

async function open(trouble?: (request: number) => Trouble | undefined, key = "re_test") {
  server = await resendServer(trouble);
  return resend({ key, baseUrl: server.baseUrl }, 300);
}
const first = (trouble: Trouble) => (request: number) => (request === 1 ? trouble : undefined);
const addresses = () => server.letters.map(({ to }) => to[0]);
const once = (n: number) => {
  expect(addresses()).toHaveLength(n);
  expect(new Set(addresses()).size).toBe(n);
};

test("230 letters leave in batches of a hundred, each known by its own name", async () => {
  const transport = await open();
  await readers(230);
  const id = await running(sender);
  await send(transport);
  expect(server.requests()).toBe(3);
  expect(new Set(server.keys).size).toBe(3);
  once(230);
  const rows = await recipientsOf(id);
  const named = new Map(server.letters.map((letter) => [letter.tags[0]?.value, letter.id]));
  expect(rows.every((row) => row.providerId === named.get(row.id))).toBe(true);
  expect(server.letters[0]?.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
  expect(await counts(id)).toEqual({ accepted: 230 });
  expect(await stateOf(id)).toBe("finished");
});

describe("nobody knows whether the batch was taken", () => {
  test.each(["500", "hang up", "never answer"] as const)(
    "%s: asked again under the same key, one letter each",
    async (taken) => {
      const transport = await open(first({ taken }));
      await readers(120);
      const id = await running(sender);
      await send(transport);
      expect(await counts(id)).toEqual({ in_flight: 100, accepted: 20 });
      await send(transport, later(9));
      expect(await counts(id)).toEqual({ in_flight: 100, accepted: 20 });
      await send(transport, later(11));
      expect(server.keys[2]).toBe(server.keys[0]);
      once(120);
      expect(await counts(id)).toEqual({ accepted: 120 });
      expect(await stateOf(id)).toBe("finished");
    },
  );

  test("then refused for a while: still the same batch, and nobody drops out of it", async () => {
    const transport = await open((request) =>
      request === 1 ? { taken: "500" } : request === 2 ? { before: { status: 429 } } : undefined,
    );
    await readers(5);
    const id = await running(sender);
    await send(transport);
    await inTransaction((tx) =>
      suppress(tx, { address: "reader-2@example.ru", topic: "all", reason: "unsubscribed" }, noon),
    );
    await send(transport, later(11));
    expect(await counts(id)).toEqual({ in_flight: 5 });
    await send(transport, later(60));
    once(5);
    expect(await counts(id)).toEqual({ accepted: 5 });
  });

  test("killed with the batch in its hands: the next worker hands over the very same one", async () => {
    const transport = await open();
    await readers(10);
    const id = await running(sender);
    const { letters } = await claimRecipients({ id, kind: "service" }, 100, leaseMs, noon);
    const by = { provider: "resend", keyed: true, batchKey: newBatchKey(noon), host: "x", leaseMs };
    await beginAttempt(letters, by, noon);
    await send(transport, later(60));
    expect(server.requests()).toBe(0);
    await Promise.all(Array.from({ length: 4 }, () => send(transport, later(leaseMs / 1000 + 1))));
    expect(server.keys).toEqual([by.batchKey]);
    once(10);
    expect(await counts(id)).toEqual({ accepted: 10 });
  });

  test.each([
    ["a day later the key is forgotten", 21 * 3600],
    ["another letter stands under the key", 11],
  ])("%s: unknown, and never a second letter", async (why, seconds) => {
    const transport = await open(first({ taken: "500" }));
    await readers(3);
    const id = await running(sender);
    await send(transport);
    if (seconds < 3600) await owner`update mailing_recipients set values = values || '{"client": "other"}'`;
    await send(transport, later(seconds));
    expect([why, server.letters.length]).toEqual([why, 3]);
    expect(await counts(id)).toEqual({ unknown: 3 });
  });

  test("cancelled meanwhile: it is not asked again", async () => {
    const transport = await open(first({ taken: "500" }));
    await readers(3);
    const id = await running(sender);
    await send(transport);
    await move(cancelMailing, sender.director, id);
    await send(transport, later(60));
    expect(server.requests()).toBe(1);
    expect(await counts(id)).toEqual({ unknown: 3 });
  });
});

describe("certainly not taken", () => {
  test("too many requests: the rest is kept, then everybody once", async () => {
    const transport = await open(first({ before: { status: 429, headers: { "retry-after": "1" } } }));
    await readers(3);
    const id = await running(sender);
    await send(transport);
    await send(transport, later(60));
    expect(server.requests()).toBe(1);
    expect(await recipientsOf(id)).toMatchObject([{ state: "frozen", attempts: 0, batchKey: null }, {}, {}]);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await send(transport, later(60));
    once(3);
  });

  test("the last request of the window: the next one waits for a new window", async () => {
    const transport = await open();
    server.limit(0);
    await readers(150);
    await running(sender);
    await send(transport);
    expect(server.requests()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await send(transport, later(1));
    expect(server.requests()).toBe(2);
  });

  test("a wrong key or a spent quota stops the mailing until a person has looked", async () => {
    const transport = await open(undefined, "re_wrong");
    await readers(3);
    const id = await running(sender);
    await send(transport);
    expect(await stateOf(id)).toBe("paused");
    expect(await counts(id)).toEqual({ frozen: 3 });
    expect((await recipientsOf(id))[0]?.error).toContain("invalid_api_key");
  });

  test("nobody at the other end: everything waits, and no attempt is counted", async () => {
    const transport = await open();
    await server.close();
    await readers(3);
    const id = await running(sender);
    await send(transport);
    expect(await recipientsOf(id)).toMatchObject([{ state: "frozen", attempts: 0 }, {}, {}]);
  });

  test("one wrong address is found by halves; the others get their letter", async () => {
    const transport = await open();
    await readers(9);
    await makeReader("wrong@example.ru");
    const id = await running(sender);
    await send(transport);
    once(9);
    expect(await counts(id)).toEqual({ accepted: 9, refused: 1 });
    expect(new Set(server.keys).size).toBe(server.keys.length);
  });
});
