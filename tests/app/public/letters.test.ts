import { beforeEach, describe, expect, test } from "vitest";
import { GET, POST } from "#app/(public)/u/[token]/route.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();
const { leaseMs } = await import("#app/jobs/mailings-singly.ts");
const { claimRecipients } = await import("#db/mailings/claim.ts");
const { makeToken } = await import("#db/tokens.ts");
const { campaignOf } = await import("#tests/db/surveys/office.ts");
const { agree, counts, makeReader, makeSender, noon, recipientsOf, running } = await import(
  "#tests/db/mailings/office.ts"
);

let sender: Awaited<ReturnType<typeof makeSender>>;
let token = "";
let mailingId = "";
let clientId = "";
beforeEach(async () => {
  await owner`truncate clients, suppressions, consents, mailings, events cascade`;
  sender = await makeSender();
  ({ id: clientId } = await makeReader("reader@example.ru"));
  await agree(clientId, sender.director);
  mailingId = await running(sender, { kind: "advertising" });
  const [recipient] = await recipientsOf(mailingId);
  token = makeToken("unsubscribe", recipient?.id ?? "");
});

const context = (of = token) => ({ params: Promise.resolve({ token: of }) });
const at = (query = "", of = token) => `https://slovo.test/u/${of}${query}`;
const read = async (query = "", of = token) => (await GET(new Request(at(query, of)), context(of))).text();
const post = (fields: Record<string, string>, of = token) =>
  POST(new Request(at("", of), { method: "POST", body: new URLSearchParams(fields) }), context(of));
const oneClick = { "List-Unsubscribe": "One-Click" };
const stops = async () =>
  [...(await owner`select topic, reason from suppressions where lifted_at is null order by topic`)].map(
    ({ topic, reason }) => `${topic} ${reason}`,
  );
const table = async () =>
  JSON.stringify([
    await owner`select * from suppressions`,
    await owner`select * from mailing_recipients`,
    await owner`select * from consents`,
    await owner`select count(*) from events`,
  ]);

describe("one press in the mail program (RFC 8058)", () => {
  test("without cookie and origin, in either form: stopped, answered 200 and not redirected", async () => {
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    const response = await POST(new Request(at(), { method: "POST", body: form }), context());
    expect(response.status).toBe(200);
    expect(await stops()).toEqual(["advertising unsubscribed"]);
    expect((await post(oneClick)).status).toBe(200);
    expect(await stops()).toEqual(["advertising unsubscribed"]);
  });

  test("takes what waits out of the queue, claimed or not, and withdraws the consent", async () => {
    await claimRecipients({ id: mailingId, kind: "advertising" }, 10, leaseMs, noon);
    await post(oneClick);
    expect(await counts(mailingId)).toEqual({ excluded: 1 });
    const [consent] = await owner`select withdrawn_at, withdrawn_reason from consents`;
    expect(consent?.withdrawn_at).not.toBeNull();
    expect(await owner`select 1 from events where command = 'preferences.change'`).toHaveLength(1);
  });

  test("outlives a new import of the same person under another client", async () => {
    await post(oneClick);
    const again = await makeReader("Reader@Example.ru");
    await agree(again.id, sender.director);
    const rows = await recipientsOf(await running(sender, { kind: "advertising" }));
    expect(rows.map(({ exclusion }) => exclusion)).toEqual(["unsubscribed", "unsubscribed"]);
    expect((await recipientsOf(await running(sender))).map(({ state }) => state).sort()).toEqual([
      "excluded",
      "queued",
    ]);
  });
});

describe("two letters to one address", () => {
  const letterTo = async (id: string) => makeToken("unsubscribe", (await recipientsOf(id))[0]?.id ?? "");

  test("stopped in the same moment, twenty times: neither stop is lost", async () => {
    const { mailingId: asking } = await campaignOf(sender.director);
    await owner`insert into mailing_recipients (mailing_id, client_id, address, state)
      values (${asking}, ${clientId}, 'reader@example.ru', 'accepted')`;
    const tokens = [await letterTo(asking), await letterTo(await running(sender))];
    for (let i = 0; i < 20; i++) {
      await owner`delete from suppressions`;
      await Promise.all(tokens.map((of) => post(oneClick, of)));
      expect(await stops()).toEqual(["service unsubscribed", "survey unsubscribed"]);
    }
  });

  test("a stop lifts nothing, also what was stopped by hand and what is not its own", async () => {
    await owner`insert into suppressions (address, topic, reason, at)
      values ('reader@example.ru', 'all', 'by_hand', now()), ('reader@example.ru', 'survey', 'by_hand', now())`;
    await post(oneClick, await letterTo(mailingId));
    expect(await stops()).toEqual(["advertising unsubscribed", "all by_hand", "survey by_hand"]);
    await post({ wish: "all" });
    expect(await stops()).toEqual(
      expect.arrayContaining(["all by_hand", "survey by_hand", "all unsubscribed"]),
    );
  });
});

describe("the page", () => {
  test("a thousand readers and scanners change nothing", async () => {
    const before = await table();
    const agents = [
      "Barracuda",
      "Mimecast",
      "SafeLinks",
      "GoogleImageProxy",
      "curl/8",
      "Mozilla/5.0",
      "Slackbot",
    ];
    const look = async (i: number) => {
      const method = i % 2 ? "HEAD" : "GET";
      const headers = { "user-agent": agents[i % agents.length] ?? "", referer: "https://mail.example" };
      const query = ["", "?done=stopped", "?wish=all", "?List-Unsubscribe=One-Click"][i % 4];
      return (await GET(new Request(at(query), { method, headers }), context())).status;
    };
    for (let i = 0; i < 1000; i += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => look(i + n)));
      expect(new Set(answers)).toEqual(new Set([200]));
    }
    expect(await table()).toBe(before);
  });

  test("one press stops this kind, another takes it back as a consent of its own", async () => {
    expect(await read()).toContain("Не\u00A0присылать рекламу");
    const stopped = await post({ wish: "letter" });
    expect(stopped.status).toBe(303);
    expect(await read("?done=stopped")).toContain("Рекламу больше не\u00A0пришлём");
    await post({ wish: "undo" });
    expect(await stops()).toEqual([]);
    const [live] = await owner`select source, address, text_hash from consents where withdrawn_at is null`;
    expect(live).toMatchObject({ source: "public_form", address: "reader@example.ru" });
    expect(live?.text_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await counts(await running(sender, { kind: "advertising" }))).toEqual({ queued: 1 });
  });

  test("everything, then only surveys again", async () => {
    await post({ wish: "all" });
    expect(await stops()).toContain("all unsubscribed");
    expect(await counts(await running(sender))).toEqual({ excluded: 1 });
    await post({ wish: "topics", survey: "on" });
    expect(await stops()).toEqual(["advertising unsubscribed", "service unsubscribed"]);
    expect(await read("?lang=en")).toContain('name="survey" value="on" checked');
  });

  test("an address that bounced stays stopped whatever is asked", async () => {
    await owner`insert into suppressions (address, topic, reason, at) values ('reader@example.ru', 'all', 'bounced', now())`;
    await post({ wish: "topics", survey: "on", service: "on", advertising: "on" });
    expect(await counts(await running(sender))).toEqual({ excluded: 1 });
  });

  test("foreign, guessed and spoilt links tell nothing and change nothing", async () => {
    const before = await table();
    const [recipient] = await recipientsOf(mailingId);
    const foreign = makeToken("survey", recipient?.id ?? "");
    const nobody = makeToken("unsubscribe", "0198c0de-0000-7000-8000-000000000001");
    for (const bad of [
      foreign,
      nobody,
      `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
      "x",
      "%00",
    ]) {
      const page = await read("", bad);
      expect(page).toContain("Ссылка не\u00A0открывается");
      expect(page).not.toContain("reader@");
      for (const fields of [oneClick, { wish: "all" }])
        expect(await (await post(fields as Record<string, string>, bad)).text()).not.toContain("reader@");
    }
    expect(await table()).toBe(before);
  });

  test("a form that asks for nothing is shown again, and says that nothing was done", async () => {
    const before = await table();
    for (const fields of [{}, { wish: "everything" }, { ...oneClick, wish: "all" }]) {
      const answer = await post(fields as Record<string, string>);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("reader@example.ru");
    }
    expect(await table()).toBe(before);
  });
});
