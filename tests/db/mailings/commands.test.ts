import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { RefusalCode } from "#db/errors.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();
const { inTransaction } = await import("#db/index.ts");
const commands = await import("#db/mailings/commands.ts");
const { getMailing, listMailings } = await import("#db/mailings/queries.ts");
const { launchMailing } = await import("#db/mailings/input.ts");
const { campaignOf } = await import("#tests/db/surveys/office.ts");
const {
  counts,
  draft,
  everybody,
  gather,
  later,
  launch,
  makeReader,
  makeSegment,
  makeSender,
  noon,
  running,
  stateOf,
} = await import("./office.ts");

let sender: Awaited<ReturnType<typeof makeSender>>;
beforeAll(async () => {
  sender = await makeSender();
  await makeReader("one@example.ru");
  await makeReader("two@example.ru");
});

const refusal = (code: RefusalCode) => expect.objectContaining({ code });
const eventsOf = async (id: string, command: string) =>
  (await owner`select 1 from events where entity_id = ${id} and command = ${command}`).length;

describe("a draft", () => {
  test("is made once, however often it is asked for", async () => {
    const key = randomUUID();
    const make = () => draft(sender, { key });
    const id = await make();
    expect(await make()).toBe(id);
    expect(await eventsOf(id, "mailing.create")).toBe(1);
    expect(await getMailing(sender.director, id)).toMatchObject({
      state: "draft",
      name: "Весна",
      version: 1,
    });
  });

  test("is changed, and refused from an older version with both values", async () => {
    const id = await draft(sender);
    const change = (subject: string, expectedVersion: number) =>
      inTransaction((tx) =>
        commands.updateMailing(tx, sender.director, { id, expectedVersion, subject }, noon),
      );
    expect(await change("Новая тема", 1)).toEqual({ version: 2 });
    expect(await eventsOf(id, "mailing.update")).toBe(1);
    await expect(change("Другая", 1)).rejects.toMatchObject({
      code: "stale",
      details: { mine: { subject: "Другая" }, theirs: { subject: "Новая тема" }, version: 2 },
    });
  });

  test("is told whole to whoever writes one field of it from an older version", async () => {
    const id = await draft(sender);
    const change = (text: object) =>
      inTransaction((tx) =>
        commands.updateMailing(tx, sender.director, { id, expectedVersion: 1, ...text }, noon),
      );
    await change({ subject: "Тема другого" });
    const stored = await getMailing(sender.director, id);
    const { name, segmentId, body, buttonLabel, buttonUrl } = stored ?? {};
    const theirs = { name, segmentId, subject: "Тема другого", body, buttonLabel, buttonUrl };
    await expect(change({ body: "Мой текст" })).rejects.toMatchObject({
      details: { mine: { body: "Мой текст" }, theirs },
    });
  });

  test("of a survey belongs to its campaign, once; no other has one", async () => {
    const quality = await makeActor("quality");
    const made = (kind: "service" | "survey", campaignId?: string) =>
      draft({ ...sender, director: quality }, { kind, campaignId });
    const { id } = await campaignOf(quality);
    await expect(made("survey")).rejects.toEqual(refusal("mailing_campaign_gone"));
    await expect(made("survey", randomUUID())).rejects.toEqual(refusal("mailing_campaign_gone"));
    await expect(made("survey", id)).rejects.toEqual(refusal("mailing_campaign_taken"));
    await expect(draft(sender, { campaignId: id })).rejects.toEqual(refusal("mailing_campaign_needless"));
  });

  test("is nobody's but theirs who may write mailings; a survey's letter is also quality's", async () => {
    const quality = await makeActor("quality");
    await expect(draft({ ...sender, director: quality })).rejects.toEqual(refusal("forbidden"));
    const id = await draft(sender);
    const stranger = await makeActor("sales_manager");
    const change = { id, expectedVersion: 1, subject: "x" };
    await expect(inTransaction((tx) => commands.updateMailing(tx, stranger, change, noon))).rejects.toEqual(
      refusal("not_found"),
    );
    await expect(inTransaction((tx) => commands.updateMailing(tx, quality, change, noon))).rejects.toEqual(
      refusal("forbidden"),
    );
    expect(await listMailings(stranger)).toEqual([]);
  });
});

describe("launching", () => {
  test("takes the draft as it was seen, once", async () => {
    const id = await draft(sender);
    await launch(sender.director, id);
    expect(await stateOf(id)).toBe("launching");
    expect(await eventsOf(id, "mailing.launch")).toBe(1);
    expect(await owner`select 1 from pgboss.job where data->>'mailingId' = ${id}`).toHaveLength(1);
    await expect(launch(sender.director, id)).rejects.toEqual(refusal("mailing_wrong_state"));
    await expect(
      inTransaction((tx) =>
        commands.updateMailing(tx, sender.director, { id, expectedVersion: 2, subject: "x" }, noon),
      ),
    ).rejects.toEqual(refusal("mailing_wrong_state"));
  });

  test.each([
    ["+275760-09-13T00:00:00Z", "term_too_far"],
    ["2100-01-02T00:00:00Z", "term_too_far"],
    ["-271821-04-20T00:00:00Z", "term_in_past"],
    ["0001-01-01T00:00:00Z", "term_in_past"],
  ])("at %s is refused", (startsAt, message) => {
    const { error } = launchMailing.safeParse({ id: randomUUID(), expectedVersion: 1, startsAt });
    expect(error?.issues).toMatchObject([{ message }]);
  });

  test("is refused with a segment that cannot be read, and stays a draft", async () => {
    const tree = {
      ...everybody,
      children: [{ type: "condition", field: "created", operator: "since", value: "0001-01-01" }],
    };
    const segmentId = await makeSegment(sender.director, tree as typeof everybody);
    const id = await draft({ ...sender, segmentId });
    await expect(launch(sender.director, id)).rejects.toEqual(refusal("segment_unreadable"));
    expect(await stateOf(id)).toBe("draft");
  });

  test("two presses at the same moment launch once", async () => {
    const id = await draft(sender);
    const results = await Promise.allSettled([launch(sender.director, id), launch(sender.director, id)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await eventsOf(id, "mailing.launch")).toBe(1);
  });

  test.each([
    ["an unknown tag", { body: "Здравствуйте, {{клиент}}" }],
    ["an open tag", { subject: "Скидка {{client" }],
    ["no subject", { subject: "" }],
    ["no segment", { segmentId: null }],
    ["a button without an address", { buttonLabel: "Открыть" }],
  ])("is refused with %s", async (_, over) => {
    const id = await draft(sender, over);
    await expect(launch(sender.director, id)).rejects.toEqual(refusal("mailing_not_ready"));
    expect(await stateOf(id)).toBe("draft");
  });

  test("is not for those who may only look, nor from an older version", async () => {
    const id = await draft(sender);
    await expect(launch(await makeActor("quality"), id)).rejects.toEqual(refusal("forbidden"));
    await expect(
      inTransaction((tx) => commands.launchMailing(tx, sender.director, { id, expectedVersion: 7 }, noon)),
    ).rejects.toEqual(refusal("stale"));
  });
});

describe("pause, resume, cancel", () => {
  const move = (
    name: "pauseMailing" | "resumeMailing" | "cancelMailing",
    id: string,
    actor = sender.director,
  ) => inTransaction((tx) => commands[name](tx, actor, { id }, later(60)));

  test("lead there and back, each with one event", async () => {
    const id = await running(sender);
    await move("pauseMailing", id);
    expect(await stateOf(id)).toBe("paused");
    await move("resumeMailing", id);
    expect(await stateOf(id)).toBe("running");
    await move("cancelMailing", id);
    expect(await stateOf(id)).toBe("cancelled");
    expect(await counts(id)).toEqual({ cancelled: 2 });
    for (const command of ["mailing.pause", "mailing.resume", "mailing.cancel"])
      expect(await eventsOf(id, command)).toBe(1);
  });

  test("refuse where they lead nowhere, and whoever may not launch", async () => {
    const id = await draft(sender);
    await expect(move("pauseMailing", id)).rejects.toEqual(refusal("mailing_wrong_state"));
    await expect(move("resumeMailing", id)).rejects.toEqual(refusal("mailing_wrong_state"));
    await expect(move("cancelMailing", id)).rejects.toEqual(refusal("mailing_wrong_state"));
    const gone = await running(sender);
    for (const name of ["pauseMailing", "cancelMailing"] as const)
      await expect(move(name, gone, await makeActor("quality"))).rejects.toEqual(refusal("forbidden"));
    await move("cancelMailing", gone);
    await expect(move("resumeMailing", gone)).rejects.toEqual(refusal("mailing_wrong_state"));
  });

  test("a mailing cancelled while it was gathered stays cancelled and writes to nobody", async () => {
    const id = await draft(sender);
    await launch(sender.director, id);
    await move("cancelMailing", id);
    await gather(id);
    expect(await stateOf(id)).toBe("cancelled");
    expect(await counts(id)).toEqual({});
  });
});

describe("a test letter", () => {
  const tryOut = (id: string, actor = sender.director, clientId?: string) =>
    inTransaction((tx) => commands.sendTestLetter(tx, actor, { key: randomUUID(), id, clientId }, noon));

  test("goes to whoever asks and to nobody else, as the chosen client would read it", async () => {
    const client = await makeReader("anna@example.ru", { name: "ООО «Ромашка»" });
    const id = await draft(sender);
    const { address } = await tryOut(id, sender.director, client.id);
    const letters = await owner`select to_address, props from outbox where entity_id = ${id}`;
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to_address: address, props: { values: { client: "ООО «Ромашка»" } } });
  });

  test("is refused with a tag that does not exist, and to whoever may not write mailings", async () => {
    await expect(tryOut(await draft(sender, { body: "{{x}}" }))).rejects.toEqual(
      refusal("mailing_not_ready"),
    );
    const quality = await makeActor("quality");
    await expect(tryOut(await draft(sender), quality)).rejects.toEqual(refusal("forbidden"));
  });
});
