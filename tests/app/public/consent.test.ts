import { beforeEach, describe, expect, test } from "vitest";
import { GET, POST } from "#app/(public)/k/[token]/route.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();
const { makeToken } = await import("#db/tokens.ts");
const { consentText } = await import("#db/consents/texts.ts");
const { suppress } = await import("#db/consents/suppress.ts");
const { inTransaction } = await import("#db/index.ts");
const { agree, makeReader, makeSender, recipientsOf, running, noon } = await import(
  "#tests/db/mailings/office.ts"
);

let sender: Awaited<ReturnType<typeof makeSender>>;
let id = "";
let token = "";

/** Ticked on the form of the book for an address; nobody has confirmed it. */
async function tick(address = "reader@example.ru") {
  const [row] = await owner<[{ id: string }]>`
    insert into consents (kind, address, source, proof, text_version, text_hash, given_at)
    values ('advertising', ${address}, 'public_form', '/book, Ж-2026-00001', 'advertising 2025-01 ru', 'old', ${noon})
    returning id`;
  return row.id;
}

beforeEach(async () => {
  await owner`truncate clients, suppressions, consents, mailings, events cascade`;
  sender = await makeSender();
  await makeReader("reader@example.ru");
  id = await tick();
  token = makeToken("consent", id);
});

const context = (of: string) => ({ params: Promise.resolve({ token: of }) });
const at = (of: string, query = "") => `https://slovo.test/k/${of}${query}`;
const read = (of = token, query = "") => GET(new Request(at(of, query)), context(of));
const press = (wish: string, of = token) =>
  POST(new Request(at(of), { method: "POST", body: new URLSearchParams({ wish }) }), context(of));
const exclusions = async () =>
  (await recipientsOf(await running(sender, { kind: "advertising" }))).map(({ exclusion }) => exclusion);
const consent = async (of = id) => (await owner`select * from consents where id = ${of}`)[0];
const events = async () =>
  [...(await owner`select command from events where command like 'consent.%'`)].map(({ command }) => command);

describe("a consent ticked on an open page", () => {
  test("is none for mailings until it is confirmed by the link; then it names when and by which", async () => {
    expect(await exclusions()).toEqual(["no_consent"]);
    const answer = await press("confirm");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/k/${token}`);
    const { version, hash } = consentText("advertising", "ru", "Тихий ветер");
    expect(await consent()).toMatchObject({
      ...{ confirmed_by: `/k/${id}`, withdrawn_at: null },
      // The words that were on the page as it was pressed, not those of the form.
      ...{ text_version: version, text_hash: hash },
    });
    expect((await consent())?.confirmed_at).not.toBeNull();
    expect(await exclusions()).toEqual([null]);
    expect(await (await read()).text()).toContain("Согласие подтверждено");
  });

  test("reading changes nothing, in either language", async () => {
    const before = JSON.stringify([await consent(), await events()]);
    const page = await (await read()).text();
    expect(page).toContain("reader@example.ru");
    expect(page).not.toMatch(/<script/);
    expect(await (await read(token, "?lang=en")).text()).toContain('<html lang="en">');
    expect(JSON.stringify([await consent(), await events()])).toBe(before);
  });

  test("pressed twice at once leaves one event; «it was not me» after it withdraws", async () => {
    await Promise.all([press("confirm"), press("confirm")]);
    expect(await events()).toEqual(["consent.confirm"]);
    await press("deny");
    expect((await consent())?.withdrawn_at).not.toBeNull();
    expect(await exclusions()).toEqual(["no_consent"]);
    expect(await events()).toEqual(["consent.confirm", "consent.deny"]);
  });

  test("«it was not me» ends all that was ticked for the address, and no link revives it", async () => {
    const again = await tick();
    const other = await tick("other@example.ru");
    expect((await press("deny")).status).toBe(303);
    expect((await consent(again))?.withdrawn_at).not.toBeNull();
    expect((await consent(other))?.withdrawn_at).toBeNull();
    const late = await press("confirm", makeToken("consent", again));
    expect(late.status).toBe(422);
    expect(await late.text()).toContain("уже отозвано");
    expect((await consent(again))?.confirmed_at).toBeNull();
  });

  test("takes back an earlier refusal of advertising, and of nothing else", async () => {
    for (const topic of ["all", "advertising"] as const)
      await inTransaction((tx) =>
        suppress(tx, { address: "reader@example.ru", topic, reason: "unsubscribed" }, noon),
      );
    await press("confirm");
    const standing = await owner`select topic from suppressions where lifted_at is null order by topic`;
    expect([...standing].map(({ topic }) => topic)).toEqual(["service", "survey"]);
    expect(await exclusions()).toEqual([null]);
  });

  test("a consent of the client that staff recorded is not what such a link speaks of", async () => {
    const { id: clientId } = await makeReader("firm@example.ru");
    await agree(clientId, sender.director);
    const [named] = await owner<[{ id: string }]>`select id from consents where client_id = ${clientId}`;
    const paper = makeToken("consent", named.id);
    expect((await read(paper)).status).toBe(404);
    expect((await press("deny", paper)).status).toBe(404);
  });

  test("a link that is none of ours says the same, whatever is wrong with it", async () => {
    const dead = [makeToken("complaint", id), makeToken("consent", sender.segmentId), "A".repeat(43), "%00"];
    for (const one of dead) {
      expect((await read(one)).status).toBe(404);
      expect((await press("confirm", one)).status).toBe(404);
    }
    expect((await consent())?.confirmed_at).toBeNull();
    expect((await press("maybe")).status).toBe(422);
  });
});
