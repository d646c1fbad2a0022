import { beforeAll, describe, expect, test } from "vitest";
import type { Decide } from "#db/complaints/input.ts";
import type { Moved } from "#db/complaints/step.ts";
import { makeToken } from "#db/tokens.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  clockEventsOf,
  code,
  entriesOf,
  from,
  hours,
  inWork,
  kindsOf,
  lettersOf,
  lodge,
  lodgeBy,
  makeBook,
  now,
  rowOf,
  run,
  seen,
  type TestBook,
} from "./book.ts";

const { owner } = await testDatabase();
const commands = await import("#db/complaints/commands.ts");
const { getComplaint, guardsOf } = await import("#db/complaints/queries.ts");
let book: TestBook;
beforeAll(async () => {
  book = await makeBook();
});

const eventsOf = async (id: string) =>
  (await owner`select command from events where entity_id = ${id} order by at, id`).map(
    ({ command }) => command,
  );
const turns = async (id: string) => (await clockEventsOf(id)).map(({ clock, event }) => `${clock} ${event}`);
const ask = (item: Moved, at = now) =>
  run(commands.askClient, book.quality, { ...from(item), question: "Когда он слышнее?" }, at);
const verdict: Pick<Decide, "verdict" | "decision" | "rootCause"> = {
  verdict: "justified",
  decision: "Вернуть деньги за монтаж",
  rootCause: "Крепление на гипсокартоне",
};
const decide = (item: Moved, more: Partial<Decide> = {}, at = now) =>
  run(commands.decideComplaint, book.quality, { ...from(item), ...verdict, ...more }, at);
const answer = (item: Moved, at = now) =>
  run(commands.answerComplaint, book.quality, { ...from(item), text: "Вернём деньги в пятницу" }, at);
/** Answered, and the worker has handed the letter over. */
const answerArrived = async (item: Moved, at = now) => {
  await answer(item, at);
  await owner`update outbox set state = 'sent' where entity_id = ${item.id} and state = 'queued'`;
  return { ...item, version: item.version + 1 };
};
const close = (item: Moved, more: object = {}) =>
  run(commands.closeComplaint, book.quality, {
    ...from(item),
    outcome: "resolved" as const,
    costKopecks: 0,
    ...more,
  });
const reply = (id: string, text = "После полуночи", at = now) =>
  run(
    (tx, _, given: { token: string; text: string }, moment) => commands.clientReplied(tx, given, moment),
    book.quality,
    { token: makeToken("complaint", id), text },
    at,
  );

test("the whole path: asked, replied, decided, answered, closed: an entry and an event for each step", async () => {
  let item = await inWork(book.quality);
  item = await ask(item, hours(1));
  expect(await rowOf(item.id)).toMatchObject({ state: "waiting_client", questionsAsked: 1 });
  await reply(item.id, "После полуночи", hours(30));
  expect(await rowOf(item.id)).toMatchObject({ state: "in_work" });
  item = await decide({ ...item, version: 4 }, {}, hours(31));
  item = await answerArrived(item, hours(32));
  expect(await rowOf(item.id)).toMatchObject({ state: "answered", legalDueAt: null, internalDueAt: null });
  item = await close(item);
  expect(await rowOf(item.id)).toMatchObject({ state: "closed", outcome: "resolved", costKopecks: 0 });
  const steps = ["answer", "ask", "close", "decide", "lodge", "reply", "take"];
  expect((await entriesOf(item.id)).map(({ command }) => command).sort()).toEqual(steps);
  expect((await eventsOf(item.id)).sort()).toEqual(steps.map((name) => `complaint.${name}`));
  expect(await turns(item.id)).toEqual([
    ...["legal start", "internal start", "internal pause", "internal resume"],
    ...["legal stop", "internal stop"],
  ]);
  expect(await kindsOf(item.id)).toEqual(
    [
      "complaint-received",
      "complaint-assigned",
      "complaint-question",
      "complaint-news",
      "complaint-answered",
    ].sort(),
  );
});

describe("asking the client", () => {
  test("pauses our own clock and never the legal one", async () => {
    const before = await inWork(book.quality);
    const due = await rowOf(before.id);
    const item = await ask(before, hours(1));
    await run(commands.resumeWork, book.quality, from(item), hours(25));
    const after = await rowOf(item.id);
    expect(after.legalDueAt).toEqual(due.legalDueAt);
    expect(after.internalDueAt?.getTime()).toBeGreaterThan(due.internalDueAt?.getTime() ?? 0);
    const [letter] = (await lettersOf(item.id)).filter(({ kind }) => kind === "complaint-question");
    expect((await entriesOf(item.id)).find(({ kind }) => kind === "question")).toMatchObject({
      ...{ outboxId: letter?.id, visibleToClient: true },
    });
  });

  test("twice at most, and only where a letter can arrive", async () => {
    let item = await inWork(book.quality);
    for (let i = 0; i < 2; i++) {
      item = await ask(item);
      item = await run(commands.resumeWork, book.quality, from(item));
    }
    expect(await code(ask(item))).toBe("complaint_questions_spent");
    const { id } = await lodgeBy(book.manager, { ownerId: book.quality.id });
    const silent = await run(commands.takeComplaint, book.quality, await seen(id));
    expect(await code(ask(silent))).toBe("complaint_no_address");
    expect(await rowOf(id)).toMatchObject({ state: "in_work", questionsAsked: 0 });
  });

  test("is refused to whoever only sees it, and a reply is typed in by those who handle it", async () => {
    const { id } = await lodgeBy(book.manager);
    const question = { ...(await seen(id)), question: "Когда?" };
    expect(await code(run(commands.askClient, book.manager, question))).toBe("complaint_not_yours");
    const said = { ...(await seen(id)), text: "Звонила: ночью" };
    expect(await code(run(commands.recordReply, book.manager, said))).toBe("complaint_not_yours");
    await run(commands.recordReply, book.quality, said);
    expect((await entriesOf(id)).at(-1)).toMatchObject({ kind: "reply", byClient: false });
  });
});

describe("deciding", () => {
  test("wants a conclusion for «not justified», a cause where the client was right or it was severe", async () => {
    const item = await inWork(book.quality);
    expect(await code(decide(item, { verdict: "unjustified" }))).toBe("complaint_conclusion_required");
    expect(await code(decide(item, { rootCause: "" }))).toBe("complaint_cause_required");
    const severe = await inWork(book.quality, { severity: "high" });
    const checked = { verdict: "unjustified", conclusion: "Шум 32 дБА", rootCause: "" } as const;
    expect(await code(decide(severe, checked))).toBe("complaint_cause_required");
    await decide(item, checked);
    expect(await rowOf(item.id)).toMatchObject({
      state: "decided",
      conclusion: "Шум 32 дБА",
      rootCause: null,
    });
  });

  test("counts as taking it; is not for praise, nor for those who do not handle it", async () => {
    const { id } = await lodge();
    await run(commands.decideComplaint, book.checker, { ...(await seen(id)), ...verdict });
    expect(await rowOf(id)).toMatchObject({ takenAt: now, ownerId: book.quality.id });
    const praise = await inWork(book.quality, { kind: "praise", demand: "none" });
    expect(await code(decide(praise))).toBe("complaint_wrong_state");
    const own = await lodgeBy(book.manager);
    const target = { ...(await seen(own.id)), ...verdict };
    expect(await code(run(commands.decideComplaint, book.manager, target))).toBe("complaint_not_yours");
  });
});

describe("answering and closing", () => {
  test("a complaint is answered only after the verdict, praise at once", async () => {
    expect(await code(answer(await inWork(book.quality)))).toBe("complaint_wrong_state");
    const praise = await inWork(book.quality, { kind: "praise", demand: "none" });
    await close(await answerArrived(praise), { costKopecks: undefined });
    expect(await rowOf(praise.id)).toMatchObject({ state: "closed", costKopecks: null });
  });

  test("of two answers at once one stands: one letter, one entry", async () => {
    const item = await decide(await inWork(book.quality));
    const both = await Promise.allSettled([answer(item), answer(item)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await kindsOf(item.id)).filter((kind) => kind === "complaint-answered")).toHaveLength(1);
    expect((await entriesOf(item.id)).filter(({ kind }) => kind === "answer")).toHaveLength(1);
  });

  test("closing wants the cost, 0 said aloud; «withdrawn» wants the client's own words", async () => {
    const item = await answerArrived(await decide(await inWork(book.quality)));
    expect(await code(close(item, { costKopecks: undefined }))).toBe("complaint_cost_required");
    expect(await code(close(item, { outcome: "withdrawn" }))).toBe("complaint_not_withdrawn");
    await close(item);
    expect(await code(close(item))).toBe("stale");
  });
});

describe("reopening", () => {
  const answered = async () => answer(await decide(await inWork(book.quality)));

  test("by the client's reply within 30 days: both terms begin anew, the ladder too", async () => {
    const item = await close(await answerArrived(await decide(await inWork(book.quality))));
    await reply(item.id, "Опять гудит", hours(24 * 29));
    expect(await rowOf(item.id)).toMatchObject({
      ...{ state: "in_work", answeredAt: null, closedAt: null, generation: 2, legalDueOn: "2026-04-20" },
    });
    expect((await rowOf(item.id)).internalDueAt?.getTime()).toBeGreaterThan(hours(24 * 29).getTime());
    expect((await turns(item.id)).slice(-2)).toEqual(["legal start", "internal start"]);
    const news = (await lettersOf(item.id)).filter(({ kind }) => kind === "complaint-news");
    expect(news[0]).toMatchObject({ staffId: book.quality.id, props: { news: "reopened" } });
  });

  test("later it is refused, to the client and to staff, and nothing has changed", async () => {
    const item = await answered();
    expect(await code(reply(item.id, "Опять гудит", hours(24 * 31)))).toBe("complaint_reopen_late");
    const late = { ...from(item), reason: "Позвонили" };
    expect(await code(run(commands.reopenComplaint, book.quality, late, hours(24 * 31)))).toBe(
      "complaint_reopen_late",
    );
    expect(await rowOf(item.id)).toMatchObject({ state: "answered", version: item.version });
  });

  test("asks for a new decision: the old verdict does not count as given", async () => {
    const item = await answered();
    const given = async () => {
      const card = await getComplaint(book.quality, item.id);
      return guardsOf(card).close.find(({ name }) => name === "verdict");
    };
    expect(await given()).toMatchObject({ isMet: true });
    await run(commands.reopenComplaint, book.quality, { ...from(item), reason: "Опять гудит" });
    expect(await given()).toMatchObject({ isMet: false, label: { ru: "новое решение вынесено" } });
    expect(await rowOf(item.id)).toMatchObject({ decision: verdict.decision });
  });

  test("a decision may be thought over without a new term", async () => {
    const item = await decide(await inWork(book.quality));
    await run(commands.reopenComplaint, book.director, { ...from(item), reason: "Есть новое заключение" });
    expect(await rowOf(item.id)).toMatchObject({ state: "in_work", generation: 1, decidedAt: null });
    expect(
      await code(
        run(commands.reopenComplaint, book.quality, { ...(await seen(item.id)), reason: "Ещё раз" }),
      ),
    ).toBe("complaint_wrong_state");
  });

  test("a link that is not ours opens nothing", async () => {
    const { id } = await lodge();
    const given = { token: `${makeToken("complaint", id).slice(0, -1)}!`, text: "Гудит" };
    const strange = run(
      (tx, _, posted: typeof given, at) => commands.clientReplied(tx, posted, at),
      book.quality,
      given,
    );
    expect(await code(strange)).toBe("complaint_link_dead");
    expect(await entriesOf(id)).toHaveLength(1);
  });
});
