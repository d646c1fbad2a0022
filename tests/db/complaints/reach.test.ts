import { beforeAll, describe, expect, test } from "vitest";
import type { Moved } from "#db/complaints/step.ts";
import type { LetterState } from "#db/outbox/table.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  code,
  entriesOf,
  from,
  hours,
  inWork,
  lettersOf,
  lodgeBy,
  makeBook,
  now,
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
  (await owner`select command from events where entity_id = ${id}`).map(({ command }) => command);
const decide = (item: Moved, at = now) =>
  run(
    commands.decideComplaint,
    book.quality,
    { ...from(item), verdict: "justified", decision: "Вернуть деньги", rootCause: "Крепление" },
    at,
  );
const answer = (item: Moved, at = now) =>
  run(commands.answerComplaint, book.quality, { ...from(item), text: "Вернём деньги в пятницу" }, at);
const close = (item: Moved) =>
  run(commands.closeComplaint, book.quality, { ...from(item), outcome: "resolved", costKopecks: 0 });
/** What the worker has made of the letter that waits. */
const letterIs = (id: string, state: LetterState) =>
  owner`update outbox set state = ${state}, claimed_until = now()
    where entity_id = ${id} and kind = 'complaint-answered' and state = 'queued'`;

describe("an answer that has not reached the client", () => {
  const decided = async (more: Parameters<typeof inWork>[1] = {}) => decide(await inWork(book.quality, more));
  const tell = (item: Moved, more: object = {}) =>
    run(
      commands.recordTelling,
      book.quality,
      { ...from(item), way: "phone" as const, who: "Лебедева Анна", toldAt: hours(2), ...more },
      hours(3),
    );
  const resend = (item: Moved) => run(commands.resendAnswer, book.quality, from(item), hours(2));
  const missing = async (id: string) => {
    const { close: guards } = guardsOf(await getComplaint(book.quality, id));
    return guards.filter(({ isMet, name }) => !isMet && name !== "cost").map(({ label }) => label.ru);
  };

  test.each([
    ["queued", "complaint_reply_underway"],
    ["in_flight", "complaint_reply_underway"],
    ["refused", "complaint_reply_failed"],
    ["cancelled", "complaint_reply_failed"],
    ["unknown", "complaint_reply_unknown"],
  ] as const)("is not closed while its letter is %s: %s", async (state, why) => {
    const item = await answer(await decided());
    await letterIs(item.id, state);
    expect(await code(close(item))).toBe(why);
    expect(await missing(item.id)).toHaveLength(1);
    await close(await tell(item));
  });

  test("is sent again once its letter has failed, to the address that stands there now, and closes when taken", async () => {
    const first = await answer(await decided());
    expect(await code(resend(first))).toBe("complaint_resend_needless");
    await letterIs(first.id, "refused");
    const fromEmail = "right@example.ru";
    const edited = await run(commands.editComplaint, book.quality, { ...from(first), fromEmail });
    const again = await resend(edited);
    const letters = (await lettersOf(again.id)).filter(({ kind }) => kind === "complaint-answered");
    expect(letters.map(({ toAddress }) => toAddress)).toContain(fromEmail);
    expect(new Set(letters.map(({ props }) => JSON.stringify(props))).size).toBe(1);
    expect((await eventsOf(again.id)).filter((name) => name === "complaint.resend")).toHaveLength(1);
    expect(await code(close(again))).toBe("complaint_reply_underway");
    await letterIs(again.id, "sent");
    expect(await code(resend(again))).toBe("complaint_resend_needless");
    expect(await missing(again.id)).toEqual([]);
    await close(again);
  });

  test("without an address it is told by another way, which says who, how and when, once and not ahead of time", async () => {
    const item = await answer(await decided({ fromEmail: null, fromPhone: "+73432001020" }));
    expect(await code(close(item))).toBe("complaint_reply_untold");
    expect(await code(resend(item))).toBe("complaint_no_address_for_answer");
    expect(await code(tell(item, { toldAt: hours(4) }))).toBe("complaint_told_in_future");
    expect(await code(tell(item, { toldAt: hours(-1) }))).toBe("complaint_told_before_answer");
    const told = await tell(item);
    expect((await entriesOf(item.id)).at(-1)).toMatchObject({
      ...{ command: "tell", visibleToClient: false, authorId: book.quality.id },
      changed: { way: [null, "phone"], who: [null, "Лебедева Анна"] },
    });
    expect((await eventsOf(item.id)).filter((name) => name === "complaint.tell")).toHaveLength(1);
    await close(told);
  });

  test("is told and sent again only by those who handle it, and only while it is answered", async () => {
    const item = await decided();
    expect(await code(tell(item))).toBe("complaint_wrong_state");
    expect(await code(resend(item))).toBe("complaint_wrong_state");
    const own = await lodgeBy(book.manager);
    const target = { ...(await seen(own.id)), way: "phone" as const, who: "Анна", toldAt: now };
    expect(await code(run(commands.recordTelling, book.manager, target))).toBe("complaint_not_yours");
    expect(await code(run(commands.recordTelling, book.outsider, target))).toBe("not_found");
  });

  test("told once, opened again and answered anew, it has to arrive anew", async () => {
    const told = await tell(await answer(await decided()));
    const back = await run(
      commands.reopenComplaint,
      book.quality,
      { ...from(told), reason: "Опять" },
      hours(4),
    );
    const anew = await answer(await decide(back, hours(5)), hours(6));
    expect(await code(close(anew))).toBe("complaint_reply_underway");
  });
});
