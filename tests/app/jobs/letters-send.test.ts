import pino from "pino";
import { beforeEach, describe, expect, test } from "vitest";
import type { JobRun } from "#app/jobs/run.ts";
import { type OutgoingLetter, Retry, type SendResult, type Transport } from "#emails/send/outgoing.ts";
import { later, noon, owe } from "#tests/db/outbox/letters.ts";
import { mailServer } from "#tests/emails/mail-server.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
const { leaseMs, sendLetters } = await import("#app/jobs/letters-send.ts");
const { keepLetter } = await import("#db/outbox/commands.ts");
const { beginSending, claimLetters } = await import("#db/outbox/delivery.ts");
const { mailboxLetters, outbox } = await import("#db/outbox/table.ts");
const { mailbox } = await import("#emails/send/mailbox.ts");
const { smtp } = await import("#emails/send/smtp.ts");

beforeEach(async () => {
  await owner`truncate outbox, mailbox_letters`;
});

const save = ({ id, to, from, subject, html, text }: OutgoingLetter) =>
  keepLetter({ id, toAddress: to.address, toName: to.name, sender: from, subject, html, text });

const runWith = (transport: Transport, now = noon, stopping = new AbortController().signal): JobRun => ({
  now: () => now,
  stopping,
  log: pino({ level: "silent" }),
  mail: {
    transport,
    transportOf: () => transport,
    from: "Слово <slovo@example.ru>",
    appUrl: "https://crm.example.ru",
  },
});

const scripted = (send: () => Promise<SendResult>): Transport => ({
  name: "scripted",
  keyed: false,
  send,
  close: async () => {},
});

const states = async () => (await db.select({ state: outbox.state }).from(outbox)).map(({ state }) => state);

test("letters are rendered and kept in the mailbox, each once, whoever of four workers takes them", async () => {
  for (let i = 0; i < 60; i++) await owe();
  await Promise.all(Array.from({ length: 4 }, () => sendLetters({}, runWith(mailbox(save)))));
  const rows = await db.select().from(mailboxLetters);
  expect(rows).toHaveLength(60);
  expect(rows[0]).toMatchObject({ subject: "Новый пароль для Слова", toAddress: "irina@example.ru" });
  expect(rows[0]?.html).toContain("https://crm.example.ru/reset/secret-token");
  expect(new Set(await states())).toEqual(new Set(["sent"]));
});

test("over real SMTP: one letter each, with the Message-ID of its outbox row", async () => {
  const server = await mailServer();
  const transport = smtp(server.url);
  const ids = [await owe(), await owe(), await owe()];
  await sendLetters({}, runWith(transport));
  await sendLetters({}, runWith(transport));
  await transport.close();
  await server.close();
  const seen = server.taken.map(({ source }) => /^Message-ID: <(.+)@crm\.example\.ru>/m.exec(source)?.[1]);
  expect(seen.sort()).toEqual(ids.sort());
  expect(new Set(await states())).toEqual(new Set(["sent"]));
});

describe("a worker killed with a letter in its hands", () => {
  async function killedWith(provider: { provider: string; keyed: boolean }) {
    await owe();
    const [letter] = await claimLetters(1, leaseMs, noon);
    if (!letter) throw new Error("nothing was due");
    await beginSending(letter, { ...provider, messageId: "<1@x>" }, leaseMs, noon);
    return letter;
  }
  const afterLease = later(leaseMs / 1000 + 1);

  test("mailbox, killed before it was kept: after the lease it is there once", async () => {
    await killedWith({ provider: "mailbox", keyed: true });
    await sendLetters({}, runWith(mailbox(save), later(10)));
    expect(await db.select().from(mailboxLetters)).toHaveLength(0);
    await sendLetters({}, runWith(mailbox(save), afterLease));
    expect(await db.select().from(mailboxLetters)).toHaveLength(1);
    expect(await states()).toEqual(["sent"]);
  });

  test("mailbox, killed after it was kept: after the lease it is still there once", async () => {
    const { id } = await killedWith({ provider: "mailbox", keyed: true });
    await keepLetter({
      id,
      toAddress: "irina@example.ru",
      toName: "",
      sender: "",
      subject: "",
      html: "",
      text: "",
    });
    await sendLetters({}, runWith(mailbox(save), afterLease));
    expect(await db.select().from(mailboxLetters)).toHaveLength(1);
    expect(await states()).toEqual(["sent"]);
  });

  test("mail server: unknown, and no second letter", async () => {
    await killedWith({ provider: "smtp", keyed: false });
    let sent = 0;
    const transport = scripted(async () => {
      sent += 1;
      return { outcome: "accepted" };
    });
    await sendLetters({}, runWith(transport, afterLease));
    expect(sent).toBe(0);
    expect(await states()).toEqual(["unknown"]);
  });
});

describe("what the transport says", () => {
  test("refused and unknown are written down", async () => {
    await owe();
    await owe();
    const answers: SendResult[] = [
      { outcome: "refused", detail: "550 no such user" },
      { outcome: "unknown", detail: "hung up" },
    ];
    await sendLetters({}, runWith(scripted(async () => answers.pop() ?? { outcome: "accepted" })));
    expect((await states()).sort()).toEqual(["refused", "unknown"]);
  });

  test("not now: tried again after the wait, and not before", async () => {
    await owe();
    let calls = 0;
    const transport = scripted(async () => {
      calls += 1;
      if (calls === 1) throw new Retry("450 greylisted");
      return { outcome: "accepted" };
    });
    await sendLetters({}, runWith(transport));
    expect(await states()).toEqual(["queued"]);
    await sendLetters({}, runWith(transport, later(9)));
    expect(calls).toBe(1);
    await sendLetters({}, runWith(transport, later(11)));
    expect(await states()).toEqual(["sent"]);
  });

  test("a payload that no longer fits is refused and does not stop the others", async () => {
    const broken = await owe();
    await owner`update outbox set props = '{"odd": 1}' where id = ${broken}`;
    await owe();
    await sendLetters({}, runWith(mailbox(save)));
    expect((await states()).sort()).toEqual(["refused", "sent"]);
  });

  test("asked to stop: what was not begun goes back to the queue at once", async () => {
    for (let i = 0; i < 30; i++) await owe();
    const stop = new AbortController();
    const transport = scripted(async () => {
      stop.abort();
      return { outcome: "accepted" };
    });
    await sendLetters({}, runWith(transport, noon, stop.signal));
    const left = (await states()).filter((state) => state === "queued").length;
    expect(left).toBeGreaterThanOrEqual(20);
    expect(await claimLetters(100, leaseMs, noon)).toHaveLength(left);
  });
});
