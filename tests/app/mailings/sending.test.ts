import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { scripted } from "#tests/app/jobs/run-with.ts";
import { mailServer, reply } from "#tests/emails/mail-server.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
const { leaseMs } = await import("#app/jobs/mailings-singly.ts");
const { inTransaction } = await import("#db/index.ts");
const { suppress } = await import("#db/consents/suppress.ts");
const { beginAttempt } = await import("#db/mailings/attempt.ts");
const { claimRecipients } = await import("#db/mailings/claim.ts");
const { receivedLetter } = await import("#db/mailings/recipients.ts");
const { mailboxLetters } = await import("#db/outbox/table.ts");
const { readToken } = await import("#db/tokens.ts");
const { Retry, Unreachable } = await import("#emails/send/outgoing.ts");
const { smtp } = await import("#emails/send/smtp.ts");
const { kept, readers, send } = await import("./post.ts");
const { agree, counts, later, makeReader, makeSender, noon, recipientsOf, running, stateOf } = await import(
  "#tests/db/mailings/office.ts"
);

let sender: Awaited<ReturnType<typeof makeSender>>;
beforeEach(async () => {
  await owner`truncate clients, suppressions, consents, mailbox_letters, mailings, delivery_hold cascade`;
  sender = await makeSender();
});
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

test("four workers write to everybody once, the mailing finishes, and the card shows the very letter", async () => {
  await readers(60);
  const id = await running(sender, {
    subject: "Для {{client}}",
    body: "{{name|Коллега}}, это от {{company}}.",
  });
  await Promise.all(Array.from({ length: 4 }, () => send(kept)));
  const letters = await db.select().from(mailboxLetters);
  expect(new Set(letters.map(({ toAddress }) => toAddress)).size).toBe(60);
  expect(await counts(id)).toEqual({ accepted: 60 });
  expect(await stateOf(id)).toBe("finished");
  const [letter] = letters;
  expect(letter?.text).toContain("Коллега, это от Тихий ветер.");
  const token = /\/u\/([\w-]+)/.exec(letter?.html ?? "")?.[1] ?? "";
  expect(readToken("unsubscribe", token)).toBe(letter?.id);
  const received = await receivedLetter(sender.director, letter?.id ?? "");
  expect(received?.letter?.subject).toBe(letter?.subject);
  expect(received?.letter?.html).toBe(letter?.html.replaceAll(/https:\/\/crm\.example\.ru\/u\/[\w-]+/g, "#"));
});

test("over real SMTP: the headers of RFC 8058, one recipient, nothing smuggled in by a name", async () => {
  const server = await mailServer();
  const transport = smtp(server.url);
  closing.push(transport.close, server.close);
  await makeReader("odd@example.ru", { name: "{{email}}<b>\r\nBcc: evil@example.ru" });
  const id = await running(sender);
  await send(transport);
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]?.recipients).toEqual(["odd@example.ru"]);
  const source = server.taken[0]?.source ?? "";
  const head = source.slice(0, source.indexOf("\r\n\r\n")).replaceAll(/\r\n\s+/g, " ");
  expect(head).toMatch(/^List-Unsubscribe: <https:\/\/crm\.example\.ru\/u\/[\w-]{43}>$/m);
  expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  expect(head).not.toMatch(/^Bcc:/im);
  expect(await counts(id)).toEqual({ accepted: 1 });
});

describe("what the mail server says", () => {
  test("no such address: bounced, and on the stop list for every kind of letter", async () => {
    const server = await mailServer({
      recipient: (address) => {
        if (address.startsWith("reader-0")) throw reply(550, "5.1.1 no such user");
        if (address.startsWith("reader-1")) throw reply(550, "5.7.1 we dislike you");
      },
    });
    const transport = smtp(server.url);
    closing.push(transport.close, server.close);
    await readers(3);
    const id = await running(sender);
    await send(transport);
    expect(await counts(id)).toEqual({ bounced: 1, refused: 1, accepted: 1 });
    const stops = await owner`select address, topic, reason from suppressions`;
    expect([...stops]).toEqual([{ address: "reader-0@example.ru", topic: "all", reason: "bounced" }]);
    expect(await counts(await running(sender))).toEqual({ excluded: 1, queued: 2 });
  });

  test("not now: again after the wait, and not before; not there: nobody's attempt is counted", async () => {
    await readers(1);
    const id = await running(sender);
    await send(scripted(async () => Promise.reject(new Retry("450 greylisted"))));
    expect(await recipientsOf(id)).toMatchObject([{ state: "frozen", attempts: 1 }]);
    let calls = 0;
    const away = scripted(async () => {
      calls += 1;
      throw new Unreachable("nobody answers");
    });
    await send(away, later(9));
    expect(calls).toBe(0);
    await send(away, later(11));
    await send(away, later(12));
    expect(calls).toBe(1);
    expect(await recipientsOf(id)).toMatchObject([{ state: "frozen", attempts: 1, claim: null }]);
    await send(kept, later(30));
    expect(await counts(id)).toEqual({ accepted: 1 });
  });
});

describe("between the claim and the letter", () => {
  test("whoever unsubscribes or whose consent is taken back is not written to any more", async () => {
    await readers(3);
    for (const { id } of await owner`select id from clients`) await agree(id, sender.director);
    const id = await running(sender, { kind: "advertising" });
    await inTransaction((tx) =>
      suppress(tx, { address: "reader-0@example.ru", topic: "advertising", reason: "unsubscribed" }, noon),
    );
    expect(await counts(id)).toEqual({ excluded: 1, queued: 2 });
    const [one] = await recipientsOf(id).then((rows) => rows.filter(({ state }) => state === "queued"));
    await owner`update consents set withdrawn_at = now() where client_id = ${one?.clientId ?? ""}`;
    await send(kept);
    expect(await counts(id)).toEqual({ excluded: 2, accepted: 1 });
    expect(await db.select().from(mailboxLetters)).toHaveLength(1);
  });

  test("a claimed letter of somebody who unsubscribes is not begun", async () => {
    await readers(1);
    const id = await running(sender);
    const { letters } = await claimRecipients({ id, kind: "service" }, 10, leaseMs, noon);
    await inTransaction((tx) =>
      suppress(tx, { address: "reader-0@example.ru", topic: "all", reason: "unsubscribed" }, noon),
    );
    const by = { provider: "smtp", keyed: false, batchKey: null, host: "x", leaseMs };
    expect((await beginAttempt(letters, by, noon)).size).toBe(0);
    expect(await counts(id)).toEqual({ excluded: 1 });
  });

  test("what it says is frozen: a client renamed meanwhile is written to as before", async () => {
    const client = await makeReader("a@example.ru", { name: "ООО «Было»" });
    const id = await running(sender);
    await send(scripted(async () => Promise.reject(new Retry("450"))));
    await owner`update clients set name = 'ООО «Стало»' where id = ${client.id}`;
    await send(kept, later(60));
    expect((await db.select().from(mailboxLetters))[0]?.subject).toBe("Для ООО «Было»");
    expect(await stateOf(id)).toBe("finished");
  });
});
