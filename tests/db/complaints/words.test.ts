import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { makeToken } from "#db/tokens.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  code,
  entriesOf,
  hours,
  inWork,
  kindsOf,
  lodgeBy,
  makeBook,
  now,
  rowOf,
  run,
  type TestBook,
} from "./book.ts";

await testDatabase();
const commands = await import("#db/complaints/commands.ts");
let book: TestBook;
beforeAll(async () => {
  book = await makeBook();
});

test("the client presses twice: one reply, one letter; the same words an hour later are said again", async () => {
  const { id } = await inWork(book.quality);
  const token = makeToken("complaint", id);
  const post = (at: Date) =>
    run(
      (tx, _, given: { token: string; text: string }, when) => commands.clientReplied(tx, given, when),
      book.quality,
      { token, text: "Приезжайте" },
      at,
    );
  await Promise.all([post(now), post(now)]);
  expect((await entriesOf(id)).filter(({ kind }) => kind === "reply")).toHaveLength(1);
  expect((await kindsOf(id)).filter((kind) => kind === "complaint-news")).toHaveLength(1);
  await post(hours(1));
  expect((await entriesOf(id)).filter(({ kind }) => kind === "reply")).toHaveLength(2);
});

describe("notes", () => {
  test("are for colleagues, once for a key, by everyone who sees it, and unseen by the client", async () => {
    const { id } = await lodgeBy(book.manager);
    const note = { key: randomUUID(), id, text: "Звонила трижды" };
    const [first, second] = await Promise.all([
      run(commands.addNote, book.manager, note),
      run(commands.addNote, book.manager, note),
    ]);
    expect(second).toEqual(first);
    expect((await entriesOf(id)).at(-1)).toMatchObject({ kind: "note", visibleToClient: false });
    expect(await code(run(commands.addNote, book.outsider, { ...note, key: randomUUID() }))).toBe(
      "not_found",
    );
    expect(await rowOf(id)).toMatchObject({ version: 1 });
  });
});
