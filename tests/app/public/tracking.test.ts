import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET, POST } from "#app/(public)/c/[token]/route.ts";
import type { StaffActor } from "#db/actor.ts";
import {
  answerComplaint,
  askClient,
  decideComplaint,
  lodgeComplaint,
  reopenComplaint,
  takeComplaint,
} from "#db/complaints/commands.ts";
import { complaintEntries, complaints } from "#db/complaints/table.ts";
import type { Tx } from "#db/index.ts";
import { makeToken } from "#db/tokens.ts";
import { formatWeekday } from "#db/values/time.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
let actor: StaffActor;
beforeAll(async () => {
  actor = await makeActor("quality", { surname: "Вербицкая", given: "Анна" });
});

const DAY = 86_400_000;

async function lodged(kind: "complaint" | "request" = "request", now = new Date()) {
  const { id, number } = await db.transaction((tx) =>
    lodgeComplaint(
      tx,
      { client: true },
      {
        kind,
        channel: "form",
        type: "other",
        demand: "none",
        subject: "Гудит <b>кондиционер</b>",
        text: "Гудит & мешает спать",
        fromName: "Анна Петровна",
        fromEmail: "lebedeva@example.ru",
        locale: "ru",
      },
      now,
    ),
  );
  return { id, number, token: makeToken("complaint", id) };
}

const row = async (id: string) =>
  (await db.select().from(complaints).where(eq(complaints.id, id)))[0] as typeof complaints.$inferSelect;

const context = (token: string) => ({ params: Promise.resolve({ token }) });
const get = (token: string, query = "") =>
  GET(new Request(`https://slovo.test/c/${token}${query}`), context(token));
function post(token: string, text: string, query = "") {
  const body = new FormData();
  body.set("text", text);
  return POST(new Request(`https://slovo.test/c/${token}${query}`, { method: "POST", body }), context(token));
}
const target = async (id: string) => ({ id, expectedVersion: (await row(id)).version });

describe("the client's page", () => {
  it("names the number and the last day of the law, and never our own term", async () => {
    const { id, number, token } = await lodged("complaint");
    const answer = await get(token, "?saved=1");
    const text = await answer.text();
    const item = await row(id);
    const zoned = { locale: "ru", timeZone: "Asia/Yekaterinburg", now: new Date() } as const;
    expect(answer.status).toBe(200);
    expect(text).toContain(number);
    expect(text).toContain(formatWeekday(item.legalDueOn ?? "", zoned));
    expect(text).toContain("Записали");
    expect(text).toContain("Анна Вербицкая");
    expect(text).not.toContain("<b>кондиционер");
    expect(text).toContain("Гудит &amp; мешает спать");
    expect(text).not.toContain(item.internalDueAt?.toISOString().slice(0, 16) ?? "-");
    expect(text).not.toContain(id);
    expect(text).not.toMatch(/https?:\/\/|<script/);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("is the same kind page, not found, for every token that opens nothing", async () => {
    const { id, token } = await lodged();
    const guessed = [
      "x",
      "A".repeat(43),
      `${token.slice(0, -2)}AA`,
      makeToken("survey", id),
      makeToken("complaint", "01975691-b9e8-7d40-b68b-0c1916f54ef4"),
    ];
    const pages = await Promise.all(
      guessed.map(async (one) => {
        const answer = await get(one);
        return { status: answer.status, text: (await answer.text()).replaceAll(`/c/${one}`, "/c/") };
      }),
    );
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    expect(pages.every(({ status }) => status === 404)).toBe(true);
    expect((await post("A".repeat(43), "Здравствуйте")).status).toBe(404);
  });

  it("changes nothing by being read", async () => {
    const { id, token } = await lodged();
    const before = await row(id);
    for (let n = 0; n < 20; n++) await get(token, "?replied=1&text=hello");
    expect(await row(id)).toEqual(before);
    expect(await db.$count(complaintEntries, eq(complaintEntries.complaintId, id))).toBe(1);
  });

  it("speaks English when the address says so", async () => {
    const { token } = await lodged();
    const text = await (await get(token, "?lang=en")).text();
    expect(text).toContain('<html lang="en">');
    expect(text).toContain("We answer no later than");
    expect(text).toContain(`action="/c/${token}?lang=en"`);
  });
});

describe("the decision", () => {
  const step = async <I>(
    command: (tx: Tx, by: StaffActor, input: I, now: Date) => Promise<unknown>,
    id: string,
    more: Omit<I, "id" | "expectedVersion">,
  ) => {
    const input = { ...(await target(id)), ...more } as I;
    await db.transaction((tx) => command(tx, actor, input, new Date()));
  };
  const verdict = { verdict: "justified", rootCause: "Крепление на гипсокартоне" } as const;

  it("is told with the answer and not before, without the cause and the cost", async () => {
    const { id, token } = await lodged("complaint");
    const page = async () => (await get(token)).text();
    await step(takeComplaint, id, {});
    await step(decideComplaint, id, { ...verdict, decision: "Вернём <деньги> за монтаж" });
    expect(await page()).not.toContain("за монтаж");
    await step(answerComplaint, id, { text: "Деньги придут в пятницу" });
    const told = await page();
    expect(told).toContain("Наше решение");
    expect(told).toContain("Вернём &lt;деньги&gt; за монтаж");
    expect(told.indexOf("за монтаж")).toBeLessThan(told.indexOf("придут в"));
    expect(told).not.toMatch(/гипсокартон|боснован/);
    await step(reopenComplaint, id, { reason: "Опять гудит" });
    await step(decideComplaint, id, { ...verdict, decision: "Заменим блок" });
    const again = await page();
    expect(again).toContain("Прежнее решение");
    expect(again).toContain("за монтаж");
    expect(again).not.toContain("Заменим блок");
  });
});

describe("a letter from it", () => {
  it("answers our question, so that work goes on", async () => {
    const { id, token } = await lodged("complaint");
    const now = new Date();
    await db.transaction(async (tx) => takeComplaint(tx, actor, await target(id), now));
    await db.transaction(async (tx) =>
      askClient(tx, actor, { ...(await target(id)), question: "В каком режиме гудит?" }, now),
    );
    const asked = await (await get(token)).text();
    expect(asked).toContain("В каком режиме гудит?");
    expect(asked).toContain("Ваш ответ");
    const answer = await post(token, "На любой скорости");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/c/${token}?replied=1`);
    expect((await row(id)).state).toBe("in_work");
    expect(await (await get(token, "?replied=1")).text()).toContain("На любой скорости");
  });

  it("opens again what was answered within 30 days, and says no kindly after them", async () => {
    const answered = async () => {
      const { id, token } = await lodged("request");
      const now = new Date();
      await db.transaction(async (tx) => takeComplaint(tx, actor, await target(id), now));
      await db.transaction(async (tx) =>
        answerComplaint(tx, actor, { ...(await target(id)), text: "Акты отправили" }, now),
      );
      return { id, token };
    };
    const first = await answered();
    expect(await (await get(first.token)).text()).toContain("Акты отправили");
    expect((await post(first.token, "Не пришли")).status).toBe(303);
    expect((await row(first.id)).state).toBe("in_work");
    expect(await (await get(first.token)).text()).toContain("Открыли снова");

    const late = await answered();
    vi.useFakeTimers({ now: Date.now() + 32 * DAY, toFake: ["Date"] });
    try {
      expect(await (await get(late.token)).text()).not.toContain("<textarea");
      const refused = await post(late.token, "Так и не пришли");
      expect(refused.status).toBe(422);
      expect((await row(late.id)).state).toBe("answered");
    } finally {
      vi.useRealTimers();
    }
  });

  it("empty or too long stays in its field with what is wrong", async () => {
    const { id, token } = await lodged();
    const empty = await post(token, "  ");
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('id="text-error"');
    const long = "слово ".repeat(1000);
    const refused = await post(token, long);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(long.trim());
    expect(await db.$count(complaintEntries, eq(complaintEntries.complaintId, id))).toBe(1);
  });

  it("is held back when a program writes", async () => {
    const { token } = await lodged();
    const answers = [];
    for (let n = 0; n < 13; n++) answers.push((await post(token, `Письмо ${n}`)).status);
    expect(answers.slice(0, 12).every((status) => status === 303)).toBe(true);
    expect(answers[12]).toBe(422);
  });
});
