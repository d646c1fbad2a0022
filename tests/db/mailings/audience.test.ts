import { beforeEach, describe, expect, test } from "vitest";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
const { inTransaction } = await import("#db/index.ts");
const { suppress, liftSuppression } = await import("#db/consents/suppress.ts");
const { suppressions } = await import("#db/consents/table.ts");
const { audienceOf } = await import("#db/mailings/queries.ts");
const { listRecipients } = await import("#db/mailings/recipients.ts");
const {
  addPerson,
  agree,
  counts,
  draft,
  gather,
  launch,
  makeReader,
  makeSender,
  noon,
  recipientsOf,
  running,
} = await import("./office.ts");

let sender: Awaited<ReturnType<typeof makeSender>>;
beforeEach(async () => {
  await owner`truncate clients, contacts, contact_points, suppressions, consents cascade`;
  sender = await makeSender();
});

const exclusionsOf = async (mailingId: string) =>
  Object.fromEntries((await recipientsOf(mailingId)).map((row) => [row.clientId, row.exclusion]));

describe("the address of a client", () => {
  test("is that of whoever decides, then the client's own, then somebody else's", async () => {
    const deciding = await makeReader("own-1@example.ru");
    await addPerson(deciding.id, { surname: "Первый" }, "accountant@example.ru", "accountant");
    await addPerson(deciding.id, { surname: "Главный" }, "boss@example.ru", "decision_maker");
    const own = await makeReader("own-2@example.ru");
    await addPerson(own.id, { surname: "Другой" }, "other@example.ru");
    const another = await makeReader(null);
    await addPerson(another.id, { surname: "Единственный" }, "only@example.ru");
    const rows = await recipientsOf(await running(sender));
    expect(Object.fromEntries(rows.map(({ clientId, address }) => [clientId, address]))).toEqual({
      [deciding.id]: "boss@example.ru",
      [own.id]: "own-2@example.ru",
      [another.id]: "only@example.ru",
    });
  });

  test("is written to once, in whatever case it is written", async () => {
    const first = await makeReader("one@example.ru");
    const second = await makeReader("ONE@Example.ru");
    const id = await running(sender);
    expect(await exclusionsOf(id)).toEqual({ [first.id]: null, [second.id]: "same_address" });
  });
});

describe("left out, with the first reason that holds", () => {
  test("no address, stop list by topic, no consent, and after the reckoning the same as before", async () => {
    const mute = await makeReader(null);
    const free = await makeReader("free@example.ru");
    const stopped = await makeReader("stopped@example.ru");
    const bounced = await makeReader("bounced@example.ru");
    const silent = await makeReader("silent@example.ru");
    for (const { id } of [free, stopped, bounced]) await agree(id, sender.director);
    await inTransaction(async (tx) => {
      await suppress(
        tx,
        { address: "stopped@example.ru", topic: "advertising", reason: "unsubscribed" },
        noon,
      );
      await suppress(tx, { address: "Bounced@example.ru", topic: "all", reason: "bounced" }, noon);
      await suppress(tx, { address: "free@example.ru", topic: "survey", reason: "unsubscribed" }, noon);
    });
    const id = await draft(sender, { kind: "advertising" });
    const reckoned = await audienceOf(sender.director, id, noon);
    expect(reckoned).toEqual({
      chosen: 5,
      will: 1,
      excluded: [
        { reason: "no_address", count: 1 },
        { reason: "unsubscribed", count: 1 },
        { reason: "bounced", count: 1 },
        { reason: "no_consent", count: 1 },
      ],
    });
    await launch(sender.director, id);
    await gather(id);
    expect(await exclusionsOf(id)).toEqual({
      [mute.id]: "no_address",
      [free.id]: null,
      [stopped.id]: "unsubscribed",
      [bounced.id]: "bounced",
      [silent.id]: "no_consent",
    });
    expect(await audienceOf(sender.director, id, noon)).toEqual(reckoned);
  });

  test("an imported base agrees to nothing; a consent counts for its address, and by the address alone", async () => {
    const byAddress = await makeReader("a@example.ru");
    const elsewhere = await makeReader("b@example.ru");
    await makeReader("c@example.ru");
    await makeReader("waits@example.ru");
    await agree(byAddress.id, sender.director, "a@example.ru");
    await agree(elsewhere.id, sender.director, "other@example.ru");
    await owner`insert into consents (kind, address, source, proof, given_at, confirmed_at)
      values ('advertising', 'c@example.ru', 'public_form', 'book', now(), now()),
        ('advertising', 'waits@example.ru', 'public_form', 'book', now(), null)`;
    const rows = await recipientsOf(await running(sender, { kind: "advertising" }));
    expect(rows.filter(({ state }) => state === "queued").map(({ address }) => address)).toEqual([
      "a@example.ru",
      "c@example.ru",
    ]);
    expect(await counts(await running(sender))).toEqual({ queued: 4 });
  });

  test("lifted, an address is written to again; a bounce is not lifted by asking", async () => {
    await makeReader("a@example.ru");
    await makeReader("b@example.ru");
    await inTransaction(async (tx) => {
      await suppress(tx, { address: "a@example.ru", topic: "all", reason: "unsubscribed" }, noon);
      await suppress(tx, { address: "a@example.ru", topic: "all", reason: "unsubscribed" }, noon);
      await suppress(tx, { address: "b@example.ru", topic: "all", reason: "bounced" }, noon);
      for (const address of ["a@example.ru", "b@example.ru"])
        await liftSuppression(tx, { address, topic: "all" }, noon);
    });
    expect(await db.select().from(suppressions)).toHaveLength(2);
    expect(await counts(await running(sender))).toEqual({ queued: 1, excluded: 1 });
  });
});

describe("gathering", () => {
  test("four workers at once write everybody down once", async () => {
    for (let i = 0; i < 50; i++) await makeReader(`reader-${i}@example.ru`);
    const id = await draft(sender);
    await launch(sender.director, id);
    await Promise.all([gather(id), gather(id), gather(id), gather(id)]);
    expect(await recipientsOf(id)).toHaveLength(50);
    const told =
      await owner`select after from events where entity_id = ${id} and command = 'mailing.materialise'`;
    expect(told.map(({ after }) => after)).toEqual([{ recipients: 50 }]);
  });

  test("reaches as far as the launcher sees, archived clients never", async () => {
    const head = await makeActor("sales_head");
    const mine = await makeReader("mine@example.ru", { ownerId: null });
    await makeReader("theirs@example.ru", { ownerId: sender.director.id });
    await makeReader("gone@example.ru", { archivedAt: noon });
    const id = await running({ ...sender, director: head });
    expect((await recipientsOf(id)).map(({ clientId }) => clientId)).toEqual([mine.id]);
    const all = await running(sender);
    const shown = await listRecipients(head, all);
    expect(shown.map(({ address }) => address).sort()).toEqual(["mine@example.ru", null]);
    expect(await listRecipients(await makeActor("sales_manager"), all)).toEqual([]);
  });
});
