import pino from "pino";
import { beforeAll, expect, test } from "vitest";
import { makeToken } from "#db/tokens.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { from, hours, inWork, lodge, makeBook, now, rowOf, run, type TestBook } from "./book.ts";

const { db } = await testDatabase();
const commands = await import("#db/complaints/commands.ts");
const { complaintClocks, trackedComplaint } = await import("#db/complaints/queries.ts");
const { sendLetters } = await import("#app/jobs/letters-send.ts");
const { keepLetter } = await import("#db/outbox/commands.ts");
const { getMailboxLetter } = await import("#db/outbox/queries.ts");
const { mailboxLetters, outbox } = await import("#db/outbox/table.ts");
const { mailbox } = await import("#emails/send/mailbox.ts");
let book: TestBook;
beforeAll(async () => {
  book = await makeBook();
});

test("the client sees the words exchanged and the day, and nothing of the office", async () => {
  let item = await inWork(book.quality);
  await run(commands.addNote, book.checker, { key: "note-0001", id: item.id, text: "Бригада № 4 опять" });
  item = await run(commands.askClient, book.quality, { ...from(item), question: "Когда он слышнее?" });
  const page = await trackedComplaint(makeToken("complaint", item.id), now);
  expect(page).toMatchObject({
    ...{ number: (await rowOf(item.id)).number, legalDueOn: "2026-03-23", canReply: true, isOwed: true },
    stateLabel: { ru: "Ждём вашего ответа" },
  });
  expect(page?.entries.map(({ kind, byClient }) => [kind, byClient])).toEqual([
    ["lodged", true],
    ["question", false],
  ]);
  const shown = JSON.stringify(page);
  for (const secret of ["Бригада", book.quality.id, book.checker.name, "internal"])
    expect(shown).not.toContain(secret);
});

test("a link of nobody's, and one of another purpose, show nothing", async () => {
  const { id } = await lodge();
  expect(await trackedComplaint("x".repeat(43), now)).toBe(null);
  expect(await trackedComplaint(makeToken("survey", id), now)).toBe(null);
});

test("after 30 days the page says that no reply goes on with it", async () => {
  const praise = await inWork(book.quality, { kind: "praise", demand: "none" });
  await run(commands.answerComplaint, book.quality, { ...from(praise), text: "Спасибо" });
  const token = makeToken("complaint", praise.id);
  expect(await trackedComplaint(token, hours(24 * 29))).toMatchObject({ canReply: true, isOwed: false });
  expect(await trackedComplaint(token, hours(24 * 32))).toMatchObject({ canReply: false });
});

test("the live link is in the letter that leaves and nowhere in the outbox; the office does not open it", async () => {
  const { id } = await lodge();
  const token = makeToken("complaint", id);
  await sendLetters(
    {},
    {
      now: () => hours(1),
      stopping: new AbortController().signal,
      log: pino({ level: "silent" }),
      mail: {
        transport: mailbox(({ id: letter, to, from: sender, subject, html, text }) =>
          keepLetter({ id: letter, toAddress: to.address, toName: to.name, sender, subject, html, text }),
        ),
        from: "Слово <slovo@example.ru>",
        appUrl: "https://slovo.test",
        transportOf: () => null,
      },
    },
  );
  const letters = await db.select().from(mailboxLetters);
  const sent = letters.filter(({ html }) => html.includes(`https://slovo.test/c/${token}`));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain("ООО «Тёплый дом»");
  expect(sent[0]?.subject).toContain("23 марта");
  expect(JSON.stringify(await db.select().from(outbox))).not.toContain(token);
  expect(await getMailboxLetter(book.director, sent[0]?.id ?? "")).toMatchObject({ html: null });
});

test("the drawing of the clocks: how they ran, who held it, who will be warned", async () => {
  const item = await inWork(book.quality, { branchId: book.branchId, type: "goods_quality" });
  await run(commands.askClient, book.quality, { ...from(item), question: "Когда?" }, hours(24));
  const drawn = await complaintClocks(book.quality, item.id, hours(48));
  expect(drawn.legal).toMatchObject({
    ...{ countedOn: "2026-03-22", lastOn: "2026-03-23", steerOn: "2026-03-20", days: 10, state: "runs" },
    article: { ru: "ст. 22" },
  });
  expect(drawn.internal.segments.map(({ state }) => state)).toEqual(["runs", "pauses"]);
  expect(drawn.internal.usedMinutes).toBe(540);
  expect(drawn.holders).toMatchObject([{ id: book.quality.id, from: now, to: null }]);
  expect(drawn.alarms.sent).toEqual([]);
  expect(drawn.alarms.coming.map(({ level }) => level)).toEqual(["holder", "head", "director"]);
});
