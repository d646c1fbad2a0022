import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as keep } from "#app/(public)/s/[token]/draft/route.ts";
import { GET, POST } from "#app/(public)/s/[token]/route.ts";
import { db } from "#db/index.ts";
import { company } from "#db/staff/table.ts";
import { surveyResponses } from "#db/surveys/table.ts";
import { makeToken } from "#db/tokens.ts";
import { campaignOf, invite, makeSurveyOffice, responseOf } from "#tests/db/surveys/office.ts";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();
let campaign: { id: string; mailingId: string };
const far = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  const { quality } = await makeSurveyOffice();
  await db.insert(company).values({ name: "Тихий ветер" }).onConflictDoNothing();
  campaign = await campaignOf(quality, { closesOn: far, complaintOwnerId: quality.id });
});

const own = "https://slovo.test";
const context = (token: string) => ({ params: Promise.resolve({ token }) });
const read = async (token: string, query = "") => {
  const answer = await GET(new Request(`${own}/s/${token}${query}`), context(token));
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
const send = async (route: typeof POST, token: string, answers: Record<string, string>, query = "") => {
  const body = new URLSearchParams(
    Object.entries(answers).map(([key, value]): [string, string] => [`answer.${key}`, value]),
  );
  const answer = await route(
    new Request(`${own}/s/${token}${query}`, { method: "POST", body }),
    context(token),
  );
  return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
};
const checked = (text: string) => [...text.matchAll(/value="([^"]+)" checked/g)].map(([, value]) => value);

describe("the page of a link", () => {
  test("asks every question in plain fields, in the company's name", async () => {
    const { token } = await invite(campaign);
    const { status, text, headers } = await read(token);
    expect(status).toBe(200);
    expect(text).toContain('<html lang="ru">');
    expect(text).toContain("Тихий ветер");
    expect(text.match(/type="radio" name="answer.nps"/g)).toHaveLength(11);
    expect(text).toContain('<form method="post"');
    expect(headers.get("cache-control")).toContain("no-store");
  });

  test("falls back to Russian words where there are no English ones", async () => {
    const { token } = await invite(campaign);
    const { text } = await read(token, "?lang=en");
    expect(text).toContain('<html lang="en">');
    expect(text).toContain("What failed?");
    expect(text).toContain("Посоветуете ли нас?");
  });

  test("changes nothing however often and by whomever it is read, pressed scores included", async () => {
    const { token, id } = await invite(campaign);
    const before = await db.$count(surveyResponses);
    for (let score = 0; score <= 10; score++) {
      const { text } = await read(token, `?score=${score}`);
      expect(checked(text)).toEqual([String(score)]);
      expect(text).toContain(`${score} вы`);
    }
    expect(await responseOf(id)).toBeUndefined();
    expect(await db.$count(surveyResponses)).toBe(before);
  });

  test.each(["11", "-1", "1.5", "<b>", ""])("takes score=%s for none", async (score) => {
    const { token } = await invite(campaign);
    expect(checked((await read(token, `?score=${encodeURIComponent(score)}`)).text)).toEqual([]);
  });
});

describe("sending", () => {
  test("leads to the thanks, which name who took a low score, and back until the deadline", async () => {
    const { token } = await invite(campaign);
    const sent = await send(POST, token, { nps: "2", why: "Ждали" });
    expect(sent).toMatchObject({ status: 303, location: `/s/${token}` });
    const { text } = await read(token);
    expect(text).toContain("Спасибо, записали");
    expect(text).toContain("Анна Вербицкая");
    expect(text).toMatch(/Ж-\d{4}-\d{5}/);
    const edit = await read(token, "?edit=1");
    expect(checked(edit.text)).toEqual(["2"]);
    expect(edit.text).toContain("Ждали");
  });

  test("what is not whole comes back with what was typed, the fault beside its field", async () => {
    const { token, id } = await invite(campaign);
    const { status, text } = await send(POST, token, { why: "Без оценки", source: "price" });
    expect(status).toBe(422);
    expect(text).toContain('class="error"');
    expect(text).toContain("Без оценки");
    expect(checked(text)).toEqual(["price"]);
    expect(await responseOf(id)).toBeUndefined();
  });

  test("keeps to the language", async () => {
    const { token, id } = await invite(campaign);
    expect((await send(POST, token, { nps: "9" }, "?lang=en")).location).toBe(`/s/${token}?lang=en`);
    expect((await responseOf(id))?.locale).toBe("en");
  });

  test("a draft is kept and found again", async () => {
    const { token, id } = await invite(campaign);
    expect((await send(keep, token, { why: "Нача" })).location).toBe(`/s/${token}?saved=1`);
    expect(await responseOf(id)).toMatchObject({ finishedAt: null, answers: { why: "Нача" } });
    expect((await read(token)).text).toContain("Нача");
  });

  test("odd text is shown literally", async () => {
    const { token } = await invite(campaign);
    const why = `</textarea><script>alert(1)</script> "' {{email}} &amp;`;
    await send(POST, token, { nps: "9", why });
    const { text } = await read(token, "?edit=1");
    expect(text).not.toContain("<script>alert");
    expect(text).toContain(
      "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39; {{email}} &amp;amp;",
    );
    const again = await send(POST, token, { why });
    expect(again.status).toBe(422);
    expect(again.text).not.toContain("<script>alert");
  });
});

describe("a link that opens nothing", () => {
  test("is one page, read or sent, whatever is wrong with it", async () => {
    const { id } = await invite(campaign);
    const { token: excluded } = await invite(campaign, { state: "excluded", exclusion: "no_consent" });
    const dead = [makeToken("unsubscribe", id), excluded, "A".repeat(43), "%00", "zz-none"];
    const pages = new Set<string>();
    for (const token of dead) {
      for (const page of [
        await read(token),
        await send(POST, token, { nps: "9" }),
        await send(keep, token, {}),
      ]) {
        expect(page.status).toBe(404);
        pages.add(page.text.replaceAll(encodeURIComponent(token), ""));
      }
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).not.toContain("Спасибо");
  });
});

test("the script is small and the page stands without it", () => {
  const script = readFileSync(new URL("../../../public/survey.js", import.meta.url));
  expect(script.length).toBeLessThan(15 * 1024);
  expect(gzipSync(script).length).toBeLessThan(2 * 1024);
});
