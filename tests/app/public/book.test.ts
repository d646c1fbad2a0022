import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET, POST } from "#app/(public)/book/route.ts";
import { GET as track } from "#app/(public)/c/[token]/route.ts";
import { subjectOf } from "#db/complaints/public-form.ts";
import { complaints, publicPosts } from "#db/complaints/table.ts";
import { withLiveLink } from "#db/complaints/tracking-link.ts";
import { deadConsentLink } from "#db/consents/confirm-link.ts";
import { consents } from "#db/consents/table.ts";
import { consentText } from "#db/consents/texts.ts";
import { outbox } from "#db/outbox/table.ts";
import { readToken } from "#db/tokens.ts";
import { renderLetter } from "#emails/registry.tsx";
import { makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { oddTexts } from "./odd-texts.ts";

const { db } = await testDatabase();
const context = { params: Promise.resolve({}) };

const form = {
  kind: "complaint",
  text: "Две недели назад поставили кондиционер. Гудит так, что ночью спать нельзя.",
  demand: "refund",
  name: "Анна Петровна",
  reply: "Lebedeva@example.ru",
  processing: "on",
  website: "",
};

function post(fields: Record<string, string>, query = "") {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return POST(new Request(`https://slovo.test/book${query}`, { method: "POST", body }), context);
}

const idOf = (answer: Response) =>
  readToken("complaint", /^\/c\/([\w-]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "");

async function lodged(fields: Record<string, string> = {}, query = "") {
  const answer = await post({ ...form, ...fields }, query);
  expect(answer.status).toBe(303);
  const [row] = await db
    .select()
    .from(complaints)
    .where(eq(complaints.id, idOf(answer) ?? ""));
  return { answer, row: row as typeof complaints.$inferSelect };
}

beforeAll(async () => {
  await makeStaff({ role: "quality" });
});

describe("the form of the public book", () => {
  it("opens with nothing ticked and nothing of the address in it", async () => {
    const answer = await GET(new Request("https://slovo.test/book?text=hello&processing=on"));
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain("Книга жалоб");
    expect(text).not.toContain("hello");
    expect(text).not.toMatch(/type="checkbox"[^>]* checked/);
    expect(text.match(/type="checkbox"/g)).toHaveLength(2);
    expect(text).not.toMatch(/https?:\/\/|<script/);
  });

  it("speaks English when the address says so", async () => {
    const text = await (await GET(new Request("https://slovo.test/book?lang=en"))).text();
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('action="/book?lang=en"');
  });
});

describe("a post to it", () => {
  it("leaves an entry, its letter and the consent with the text agreed to, and leads to the tracking page", async () => {
    const { answer, row } = await lodged();
    expect(answer.headers.get("location")).toMatch(/^\/c\/[\w-]{43}\?saved=1$/);
    expect(row).toMatchObject({
      kind: "complaint",
      channel: "form",
      demand: "refund",
      subject: "Две недели назад поставили кондиционер",
      text: form.text,
      fromName: form.name,
      fromEmail: "lebedeva@example.ru",
    });
    const given = await db.select().from(consents).where(eq(consents.address, "lebedeva@example.ru"));
    const { version, hash } = consentText("processing", "ru", "Слово");
    expect(given).toMatchObject([
      {
        kind: "processing",
        source: "public_form",
        proof: `/book, ${row.number}`,
        textVersion: version,
        textHash: hash,
      },
    ]);
    const letters = await db.select().from(outbox).where(eq(outbox.toAddress, "lebedeva@example.ru"));
    expect(letters).toHaveLength(1);
  });

  it("keeps the two consents apart; that to advertising waits for a press in the letter", async () => {
    const { answer } = await lodged({ reply: "ads@example.ru", advertising: "on" });
    expect(answer.headers.get("location")).toContain("?saved=asked");
    const given = await db.select().from(consents).where(eq(consents.address, "ads@example.ru"));
    const byKind = new Map(given.map((row) => [row.kind, row]));
    expect([...byKind.keys()].sort()).toEqual(["advertising", "processing"]);
    expect(new Set(given.map(({ textHash }) => textHash)).size).toBe(2);
    expect(byKind.get("processing")?.confirmedAt).not.toBeNull();
    expect(byKind.get("advertising")).toMatchObject({ confirmedAt: null, confirmedBy: null });
    const [letter] = await db.select().from(outbox).where(eq(outbox.toAddress, "ads@example.ru"));
    const id = byKind.get("advertising")?.id ?? "";
    expect(letter?.props).toMatchObject({ confirmUrl: deadConsentLink(id) });
    const live = withLiveLink("complaint-received", letter?.props) as { confirmUrl: string };
    expect(readToken("consent", live.confirmUrl.split("/k/")[1] ?? "")).toBe(id);
  });

  it("carries nothing of what was typed to the address that was typed", async () => {
    const { row } = await lodged({ reply: "victim@example.ru", text: "Купите слона на spam.example" });
    const [letter] = await db.select().from(outbox).where(eq(outbox.toAddress, "victim@example.ru"));
    const { html, text, subject } = await renderLetter("complaint-received", letter?.props, "ru");
    expect(letter?.toName).toBe("");
    expect(html + text + subject).not.toMatch(/spam\.example|Анна Петровна/);
    expect(text).toContain(row.number);
  });

  it("takes a telephone in place of an address", async () => {
    const { answer, row } = await lodged({ reply: "8 (343) 200-10-20", advertising: "on" });
    expect(row).toMatchObject({ fromEmail: null, fromPhone: "+73432001020" });
    // A number cannot be confirmed by letter: no consent to advertising is recorded, and the next page says so.
    const given = await db.select().from(consents).where(eq(consents.address, "+73432001020"));
    expect(given).toMatchObject([{ kind: "processing" }]);
    const location = answer.headers.get("location") ?? "";
    expect(location).toContain("?saved=no_address");
    const token = /^\/c\/([\w-]+)/.exec(location)?.[1] ?? "";
    const page = await track(new Request(`https://slovo.test${location}`), {
      params: Promise.resolve({ token }),
    });
    expect(await page.text()).toContain("Согласие на рекламу не записано");
  });

  it("without the consent stores nothing and loses nothing", async () => {
    const before = await db.$count(complaints);
    const { processing: _, ...rest } = form;
    const answer = await post({ ...rest, reply: "none@example.ru", advertising: "on" });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain(form.text);
    expect(text).toContain('value="none@example.ru"');
    expect(text).toContain('id="processing-error"');
    expect(text).toMatch(/name="advertising" value="on" checked/);
    expect(await db.$count(complaints)).toBe(before);
    expect(await db.$count(consents, eq(consents.address, "none@example.ru"))).toBe(0);
  });

  it("asks a program that filled the trap to press again, and keeps what was written", async () => {
    const before = await db.$count(complaints);
    const answer = await post({ ...form, website: "https://spam.example" });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain(form.text);
    expect(text).not.toContain("spam.example");
    expect(await db.$count(complaints)).toBe(before);
  });

  it.each([
    ["reply", "not an address@", "email_wrong"],
    ["reply", "спросите Машу", "reply"],
    ["reply", "", "reply"],
    ["text", "", "text"],
    ["name", "   ", "name"],
  ])("says beside %s what is wrong with «%s»", async (field, value) => {
    const answer = await post({ ...form, [field]: value });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`id="${field}-error"`);
  });

  it("pressed twice opens the entry that is there", async () => {
    const twice = { ...form, reply: "twice@example.ru" };
    const answers = await Promise.all([post(twice), post(twice), post(twice)]);
    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(await db.$count(complaints, eq(complaints.fromEmail, "twice@example.ru"))).toBe(1);
  });

  it("holds back a flood, whose text stays in the form, and lets go after an hour", async () => {
    const flood = (n: number) => ({ ...form, reply: "flood@example.ru", text: `Жалоба номер ${n}` });
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push(await post(flood(n)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 422]);
    const text = await answers[5]?.text();
    expect(text).toContain("Подождите час");
    expect(text).toContain("Жалоба номер 5");
    vi.useFakeTimers({ now: Date.now() + 3_700_000, toFake: ["Date"] });
    try {
      expect((await post(flood(6))).status).toBe(303);
    } finally {
      vi.useRealTimers();
    }
    const posts = await db.select().from(publicPosts);
    expect(JSON.stringify(posts)).not.toContain("flood@example.ru");
  });
});

describe("a flood under one mailbox", () => {
  it("is counted whole, whatever is added to the name with a plus", async () => {
    const answers = [];
    for (let n = 0; n < 6; n++) {
      answers.push(await post({ ...form, reply: `Plus+${n}@example.ru`, text: `Жалоба номер ${n}` }));
    }
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 422]);
  });
});

describe("odd texts", () => {
  it.each(oddTexts)("%j is stored and shown literally", async (text) => {
    const said = `Письмо: ${text}`;
    const { row } = await lodged({
      text: said,
      name: text,
      reply: `odd-${oddTexts.indexOf(text)}@example.ru`,
    });
    expect(row.text).toBe(said);
    expect(row.fromName).toBe(text);
    const { processing: _, ...rest } = form;
    const page = await (await post({ ...rest, text: said, name: text })).text();
    expect(page).not.toContain("<script>alert");
    const escaped = text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;");
    expect(page).toContain(`value="${escaped}"`);
  });
});

describe("the subject", () => {
  it.each([
    ["Гудит. Спать нельзя.", "Гудит"],
    ["Почему так долго? Ждём месяц", "Почему так долго?"],
    ["Одна строка\nвторая", "Одна строка"],
    ["слово ".repeat(30).trim(), `${"слово ".repeat(13).trim()}…`],
    ["а".repeat(100), `${"а".repeat(80)}…`],
    ["...", "..."],
  ])("of %j", (text, subject) => {
    expect(subjectOf(text)).toBe(subject);
  });
});
