import { beforeAll, describe, expect, test } from "vitest";
import type { Edit } from "#db/complaints/input.ts";
import type { Moved } from "#db/complaints/step.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  clockEventsOf,
  code,
  entriesOf,
  from,
  hours,
  inWork,
  lodgeBy,
  makeBook,
  makePerson,
  now,
  refusal,
  rowOf,
  run,
  seen,
  type TestBook,
} from "./book.ts";

const { owner } = await testDatabase();
const { editComplaint, askClient } = await import("#db/complaints/commands.ts");
let book: TestBook;
beforeAll(async () => {
  book = await makeBook();
});

const edit = (item: Moved, facts: Partial<Edit>, at = hours(2)) =>
  run(editComplaint, book.quality, { ...from(item), ...facts }, at);

describe("editing the facts", () => {
  test("a new demand gives a new legal term from the same beginning, and a new generation of alarms", async () => {
    const item = await inWork(book.quality, { type: "goods_quality" });
    await edit(item, { demand: "replacement" });
    expect(await rowOf(item.id)).toMatchObject({
      ...{ demand: "replacement", legalDueOn: "2026-03-19", legalBasis: "replacement", generation: 2 },
    });
    const turns = (await clockEventsOf(item.id)).map(({ clock, event }) => `${clock} ${event}`);
    expect(turns).toEqual(["legal start", "internal start", "legal retarget"]);
    const [, , entry] = await entriesOf(item.id);
    expect(entry).toMatchObject({ kind: "edit", changed: { demand: ["refund", "replacement"] } });
    const events = await owner`select command from events where entity_id = ${item.id}`;
    expect(events.map(({ command }) => command)).toContain("complaint.edit");
  });

  test("a severity moves our own term only", async () => {
    const item = await inWork(book.quality);
    const before = await rowOf(item.id);
    await edit(item, { severity: "high" });
    const after = await rowOf(item.id);
    expect(after.legalDueAt).toEqual(before.legalDueAt);
    expect(after.internalDueAt?.getTime()).toBeLessThan(before.internalDueAt?.getTime() ?? 0);
    expect(after.generation).toBe(2);
  });

  test("a client who turns out to be a firm is bound by another law", async () => {
    const item = await inWork(book.quality);
    const firm = await makeClient();
    const linked = await edit(item, { clientId: firm.id });
    expect(await rowOf(item.id)).toMatchObject({ clientId: firm.id, legalBasis: "business-claim" });
    const person = await makePerson();
    await edit(linked, { clientId: person.id });
    expect(await rowOf(item.id)).toMatchObject({ legalBasis: "work-money", legalDueOn: "2026-03-23" });
  });

  test("money and words move no term; nothing edited writes nothing", async () => {
    const item = await inWork(book.quality);
    const same = await edit(item, { claimedKopecks: 4_890_000, subject: "Гудит всю ночь" });
    expect(await rowOf(item.id)).toMatchObject({ claimedKopecks: 4_890_000, generation: 1 });
    expect(await clockEventsOf(item.id)).toHaveLength(2);
    await edit(same, { subject: "Гудит всю ночь" });
    expect(await rowOf(item.id)).toMatchObject({ version: same.version });
    expect(await entriesOf(item.id)).toHaveLength(3);
  });

  test("while the client is asked our own clock keeps standing still", async () => {
    const item = await run(askClient, book.quality, {
      ...from(await inWork(book.quality)),
      question: "Когда он слышнее?",
    });
    await edit(item, { severity: "low" });
    expect(await rowOf(item.id)).toMatchObject({ state: "waiting_client", generation: 2 });
    expect((await clockEventsOf(item.id)).map(({ event }) => event)).toEqual([
      ...["start", "start", "pause", "retarget"],
    ]);
  });

  test("an older version is refused with both sides; strangers and a closed book too", async () => {
    const item = await inWork(book.quality);
    await edit(item, { severity: "low" });
    const no = await refusal(edit(item, { severity: "high" }));
    expect(no.code).toBe("stale");
    expect(no.details).toMatchObject({ yours: { severity: "high" }, now: { severity: "low", version: 3 } });
    const own = await lodgeBy(book.manager, {}, now);
    const target = { ...(await seen(own.id)), severity: "low" as const };
    expect(await code(run(editComplaint, book.manager, target))).toBe("complaint_not_yours");
    expect(await code(run(editComplaint, book.outsider, target))).toBe("not_found");
    const foreign = { ...(await seen(own.id)), contactId: book.quality.id };
    expect(await code(run(editComplaint, book.quality, foreign))).toBe("contact_not_of_client");
  });
});
