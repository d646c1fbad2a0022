import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { clients } from "#db/clients/table.ts";
import { listTimeline } from "#db/clients/timeline.ts";
import { files } from "#db/files/table.ts";
import { filingAddress } from "#db/inbox/mailbox.ts";
import { claimLetter, MOST_ATTEMPTS, sortLetter } from "#db/inbox/sort.ts";
import { inboxFilings, inboxLetters, inboxRaw } from "#db/inbox/table.ts";
import { inTransaction } from "#db/index.ts";
import { clientTouch, interactions } from "#db/interactions/table.ts";
import { sendLetter } from "#db/letters/commands.ts";
import { outbox } from "#db/outbox/table.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, eventsOf, makeOffice, type Office } from "../clients/office.ts";
import { arrive, journal, letterOf, mailbox, now, sortAll } from "./letters.ts";

const { db, owner } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const talksOf = (clientId: string) =>
  db.select().from(interactions).where(eq(interactions.clientId, clientId));
const staffEmail = async (id: string) =>
  (await owner`select email from staff where id = ${id}`)[0]?.email as string;
const known = async (email: string) =>
  addClient(office.director, {
    ...{ name: `ООО «Лампа ${email}»`, ownerId: office.manager.id },
    ...{ contactName: "Лапина Вера Петровна", emails: email },
  });

describe("a letter with a client's secret address", () => {
  it("stands on the card as the client's, with its files, and touches the client once", async () => {
    const id = await known("vera@lampa.example");
    const address = filingAddress(mailbox, id).toUpperCase();
    const parts = {
      from: "Вера <vera@lampa.example>",
      to: `post@firma.example, ${address}`,
      subject: "Схема",
    };
    const mixed = letterOf({
      ...parts,
      head: ['Content-Type: multipart/mixed; boundary="x"'],
      text: [
        ...["--x", "Content-Type: text/plain; charset=utf-8", "", "Схема во вложении", "--x"],
        ...[
          "Content-Type: text/plain; name=plan.txt",
          "Content-Disposition: attachment; filename=plan.txt",
          "",
        ],
        ...["План", "--x", "Content-Type: application/octet-stream; name=run.exe"],
        ...[
          "Content-Disposition: attachment; filename=run.exe",
          "Content-Transfer-Encoding: base64",
          "",
          "TVqQAAMA",
          "--x--",
        ],
      ].join("\r\n"),
    });
    const letter = await arrive(mixed);
    expect(letter).toMatchObject({ state: "filed", subject: "Схема", attempts: 1 });
    const [talk, ...more] = await talksOf(id);
    expect(more).toEqual([]);
    expect(talk).toMatchObject({
      kind: "letter",
      direction: "in",
      text: "Схема\n\nСхема во вложении",
      at: now,
    });
    expect(talk?.contactId).not.toBeNull();
    expect(await eventsOf(talk?.id ?? "")).toEqual(["letter.file"]);
    expect(
      await db
        .select()
        .from(files)
        .where(eq(files.interactionId, talk?.id ?? "")),
    ).toMatchObject([{ name: "plan.txt", type: "text" }]);
    const [touch] = await db.select().from(clientTouch).where(eq(clientTouch.clientId, id));
    expect(touch).toMatchObject({ lastInAt: now, lastInKind: "letter", lastOutAt: null });
    const { entries } = await listTimeline(office.manager, id, "letters", null);
    expect(entries).toMatchObject([
      {
        talk: {
          mail: {
            name: "Вера",
            address: "vera@lampa.example",
            left: [{ name: "run.exe", refused: "file_kind" }],
          },
        },
      },
    ]);
    expect((await arrive(mixed)).state).toBe("copy");
    expect(await talksOf(id)).toHaveLength(1);
  });

  it("is ours when a colleague wrote it, also as a hidden copy, and is told apart by client", async () => {
    const [one, two] = [await known("a@lampa.example"), await known("b@lampa.example")];
    const from = await staffEmail(office.colleague.id);
    const hidden = (id: string) =>
      letterOf({
        ...{ from, to: "a@lampa.example, b@lampa.example", id: "common@firma.example" },
        head: [`Delivered-To: ${filingAddress(mailbox, id)}`],
      });
    for (const id of [one, two, one]) await arrive(hidden(id));
    for (const id of [one, two])
      expect(await talksOf(id)).toMatchObject([{ direction: "out", authorId: office.colleague.id }]);
  });

  it("opens nothing when a sign of it is another, and follows a merged card", async () => {
    const id = await known("merged@lampa.example");
    const address = filingAddress(mailbox, id);
    const wrong = address.replace(/\+./, (start) => (start === "+a" ? "+b" : "+a"));
    expect((await arrive(letterOf({ to: wrong }))).state).toBe("waiting");
    const survivor = await makeClient();
    await db.update(clients).set({ mergedIntoId: survivor.id, archivedAt: now }).where(eq(clients.id, id));
    expect((await arrive(letterOf({ to: address }))).state).toBe("filed");
    expect(await talksOf(survivor.id)).toHaveLength(1);
  });
});

describe("a letter without such an address", () => {
  it("goes to the one client that has the writer's address; of two, of none or from a colleague it waits", async () => {
    const id = await known("single@lampa.example");
    for (const name of ["one", "two"])
      await addClient(office.director, { name, emails: "both@lampa.example" });
    const states = [];
    for (const from of [
      "Single@Lampa.example",
      "both@lampa.example",
      "nobody@x.example",
      await staffEmail(office.head.id),
    ])
      states.push((await arrive(letterOf({ from }))).state);
    expect(states).toEqual(["filed", "waiting", "waiting", "waiting"]);
    expect(await talksOf(id)).toHaveLength(1);
  });

  it("goes where the letter stands that it answers: one from the card, or one that was filed", async () => {
    const id = await known("answers@lampa.example");
    const input = { key: randomUUID(), clientId: id, contactId: null, address: "answers@lampa.example" };
    await owner`insert into contact_points (client_id, kind, value, raw) values (${id}, 'email', 'answers@lampa.example', '')`;
    const sent = await inTransaction((tx) =>
      sendLetter(tx, office.manager, { ...input, subject: "Сроки", body: "В пятницу" }, now),
    );
    const [ours] = await db.select().from(outbox).where(eq(outbox.entityId, sent.id));
    const reply = { from: "second@elsewhere.example", id: "reply@elsewhere.example" };
    await arrive(letterOf({ ...reply, head: [`In-Reply-To: <${ours?.id}@slovo.test>`] }));
    await arrive(letterOf({ from: "third@elsewhere.example", head: [`References: <x@y> <${reply.id}>`] }));
    expect((await talksOf(id)).map(({ direction }) => direction).sort()).toEqual(["in", "in", "out"]);
    expect((await arrive(letterOf({ id: `${ours?.id}@slovo.test` }))).state).toBe("copy");
  });

  it("is no work and no contact when a machine wrote it, whomever it names", async () => {
    const id = await known("robot@lampa.example");
    const to = filingAddress(mailbox, id);
    const heads = [
      ["Auto-Submitted: auto-replied"],
      ["Return-Path: <>"],
      ["Content-Type: multipart/report; report-type=delivery-status; boundary=r"],
      ["X-Auto-Response-Suppress: All"],
      ["List-Id: <news.example>"],
      ["Precedence: bulk"],
    ];
    const told = [];
    for (const head of heads)
      told.push((await arrive(letterOf({ from: "robot@lampa.example", to, head }))).automatic);
    told.push((await arrive(letterOf({ from: "MAILER-DAEMON@mx.example", to }))).automatic);
    expect(told).toEqual(["reply", "report", "report", "reply", "list", "list", "report"]);
    expect(await talksOf(id)).toEqual([]);
    expect((await arrive(letterOf({ to, head: ["Auto-Submitted: no"] }))).state).toBe("filed");
  });
});

describe("the journal", () => {
  it("two workers with two copies of one letter put it on the card once", async () => {
    const id = await known("race@lampa.example");
    const raw = letterOf({ from: "race@lampa.example", id: "race@lampa.example" });
    for (let i = 0; i < 4; i++) await journal(raw);
    const claimed = [
      await claimLetter(now),
      await claimLetter(now),
      await claimLetter(now),
      await claimLetter(now),
    ];
    const states = await Promise.all(claimed.flatMap((one) => (one ? [sortLetter(one, mailbox, now)] : [])));
    expect(states.sort()).toEqual(["copy", "copy", "copy", "filed"]);
    expect(await talksOf(id)).toHaveLength(1);
    expect(await db.select().from(inboxFilings).where(eq(inboxFilings.clientId, id))).toHaveLength(1);
  });

  it("a worker that dies has used one attempt; another's turn comes, and its late answer changes nothing", async () => {
    await journal(letterOf());
    const dead = await claimLetter(now);
    expect(await claimLetter(now)).toBeNull();
    const later = new Date(now.getTime() + 11_000);
    const next = await claimLetter(later);
    expect(next).toEqual({ id: dead?.id, attempts: 2 });
    expect(await sortLetter(dead as NonNullable<typeof dead>, mailbox, later)).toBeNull();
    expect(await sortLetter(next as NonNullable<typeof next>, mailbox, later)).toBe("waiting");
  });

  it("sets a letter that cannot be read aside after five attempts, with its reason and its bytes", async () => {
    const deep = Array.from(
      { length: 300 },
      (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
    );
    await journal(letterOf({ head: ["Content-Type: multipart/mixed; boundary=b0"], text: deep.join("") }));
    let at = now;
    for (let i = 0; i <= MOST_ATTEMPTS; i++) {
      await sortAll(at);
      at = new Date(at.getTime() + 3_600_000);
    }
    const [letter] = await db.select().from(inboxLetters).where(eq(inboxLetters.state, "failed"));
    expect(letter).toMatchObject({ attempts: MOST_ATTEMPTS, fault: expect.stringContaining("nesting") });
    expect(await db.$count(inboxRaw, eq(inboxRaw.letterId, letter?.id ?? ""))).toBe(1);
  });
});
