import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#db/index.ts";
import { launchMailing } from "#db/mailings/commands.ts";
import { previewOf } from "#db/mailings/preview.ts";
import { audienceOf } from "#db/mailings/queries.ts";
import { listReckoned } from "#db/mailings/reckoned.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { agree, draft, makeReader, makeSender, noon } from "./office.ts";

const { db } = await testDatabase();
let sender: Awaited<ReturnType<typeof makeSender>>;
let advertising: string;
let willing: string;
let silent: string;

beforeAll(async () => {
  sender = await makeSender();
  willing = (await makeReader("yes@client.ru", { name: "ООО «Согласный»" })).id;
  await agree(willing, sender.director);
  silent = (await makeReader("no@client.ru", { name: "ООО «Молчун»" })).id;
  await makeReader(null, { name: "ООО «Без почты»" });
  advertising = await draft(sender, { kind: "advertising" });
});

describe("whom a draft leaves out", () => {
  it("names each of them with the reason, and nobody who would be written to", async () => {
    const rows = await listReckoned(sender.director, advertising, noon);
    expect(rows.map(({ name, exclusion }) => [name, exclusion])).toEqual([
      ["ООО «Молчун»", "no_consent"],
      ["ООО «Без почты»", "no_address"],
    ]);
    const { chosen, will } = await audienceOf(sender.director, advertising, noon);
    expect(rows).toHaveLength(chosen - will);
  });

  it("shows one reason, and goes on after a row", async () => {
    const of = (page: Parameters<typeof listReckoned>[3]) =>
      listReckoned(sender.director, advertising, noon, page);
    expect((await of({ exclusion: "no_consent" })).map(({ id }) => id)).toEqual([silent]);
    const [first] = await of({ limit: 1 });
    expect((await of({ after: first?.id })).map(({ id }) => id)).not.toContain(first?.id);
    expect(await of({ after: "nonsense" })).toHaveLength(2);
  });

  it("is nobody for those who see no mailings, and after the launch", async () => {
    const manager = await makeActor("sales_manager");
    expect(await listReckoned(manager, advertising, noon)).toEqual([]);
    const launched = await draft(sender, { kind: "advertising" });
    await inTransaction((tx) =>
      launchMailing(tx, sender.director, { id: launched, expectedVersion: 1 }, noon),
    );
    expect(await listReckoned(sender.director, launched, noon)).toEqual([]);
  });
});

describe("the preview of a draft", () => {
  const typed = { subject: "Для {{client}}", body: "{{oops}}", buttonLabel: null, buttonUrl: null };
  const look = (actor: Parameters<typeof previewOf>[1], clientId?: string) =>
    inTransaction((tx) => previewOf(tx, actor, { id: advertising, clientId, ...typed }));

  it("is of what is typed, as the client would read it", async () => {
    const { props, values, to, checks } = await look(sender.director, willing);
    expect(props).toMatchObject({ subject: "Для {{client}}", isAdvertising: true });
    expect(values.client).toBe("ООО «Согласный»");
    expect(to).toBe("yes@client.ru");
    expect(checks.map(({ field }) => field)).toEqual(["body"]);
  });

  it("stores nothing", async () => {
    const version = async () =>
      (await db.query.mailings.findFirst({ where: (row, { eq }) => eq(row.id, advertising) }))?.version;
    const before = await version();
    await look(sender.director, willing);
    expect(await version()).toBe(before);
  });

  it("shows a sample where the actor may not see the client", async () => {
    const head = await makeActor("sales_head", { departmentId: null });
    const foreign = await makeReader("far@client.ru", { ownerId: sender.director.id });
    const { values, to } = await look(head, foreign.id);
    expect(values).toEqual({});
    expect(to).toBeNull();
  });

  it("is not for those who see no mailings", async () => {
    await expect(look(await makeActor("sales_manager"), willing)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
