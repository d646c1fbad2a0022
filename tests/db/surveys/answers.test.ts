import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { complaints } from "#db/complaints/table.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { events } from "#db/events.ts";
import { db } from "#db/index.ts";
import { saveAnswer } from "#db/surveys/answer.ts";
import { complaintOf, openSurvey } from "#db/surveys/open.ts";
import { surveyCampaigns } from "#db/surveys/table.ts";
import { makeToken } from "#db/tokens.ts";
import { makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  campaignOf,
  code,
  days,
  invite,
  makeSurveyOffice,
  now,
  responseOf,
  type SurveyOffice,
} from "./office.ts";

await testDatabase();
let office: SurveyOffice;
let campaign: { id: string; mailingId: string };
beforeAll(async () => {
  office = await makeSurveyOffice();
  campaign = await campaignOf(office.quality, { complaintOwnerId: office.quality.id });
});

const save = (token: string, given: Record<string, string>, finish = true, at = now) =>
  saveAnswer({ token, given, finish, locale: "ru" }, at);
const complaintsOf = (responseId = "") =>
  db.select().from(complaints).where(eq(complaints.surveyResponseId, responseId));
const eventsOn = (id = "") => db.select().from(events).where(eq(events.entityId, id));

describe("an answer", () => {
  test("is kept whole, with one event", async () => {
    const { id, token, clientId } = await invite(campaign);
    await save(token, { nps: "9", source: "late", why: "Тихо и чисто" });
    const response = await responseOf(id);
    expect(response).toMatchObject({
      campaignId: campaign.id,
      clientId,
      score: 9,
      answers: { nps: 9, source: "late", why: "Тихо и чисто" },
      finishedAt: now,
    });
    expect((await eventsOn(response?.id)).map(({ command }) => command)).toEqual(["survey.answer"]);
    expect(await complaintsOf(response?.id)).toEqual([]);
  });

  test("in part is gone on with, and does not count as finished", async () => {
    const { id, token } = await invite(campaign);
    await save(token, { nps: "2" }, false);
    expect(await responseOf(id)).toMatchObject({ score: 2, finishedAt: null });
    expect(await db.select().from(complaints).where(eq(complaints.fromEmail, "nobody"))).toEqual([]);
    expect((await openSurvey(db, token, now))?.answers).toEqual({ nps: 2 });
    await save(token, { nps: "8", why: "Лучше" }, true, days(1));
    expect(await responseOf(id)).toMatchObject({ score: 8, startedAt: now, finishedAt: days(1) });
  });

  test("that is not whole is refused with what is missing, and leaves nothing", async () => {
    const { id, token } = await invite(campaign);
    expect(await code(save(token, { why: "Без оценки" }))).toBe("survey_unfinished");
    expect(await responseOf(id)).toBeUndefined();
  });

  test("once finished is not touched by typing, only by sending again", async () => {
    const { id, token } = await invite(campaign);
    await save(token, { nps: "9" });
    await save(token, { nps: "1" }, false);
    expect(await responseOf(id)).toMatchObject({ score: 9, version: 1 });
    await save(token, { nps: "7" }, true, days(2));
    expect(await responseOf(id)).toMatchObject({ score: 7, version: 2, finishedAt: now });
  });

  test("odd text is kept as it was written", async () => {
    const { id, token } = await invite(campaign);
    const why = `'); drop table clients;-- {{email}}<b>&amp; \${7*7} %s Ω≈ç√ 表ポ 🏳‍🌈 "кавычки"`;
    await save(token, { nps: "8", why, __proto__: "x" });
    expect((await responseOf(id))?.answers).toEqual({ nps: 8, why });
  });
});

describe("twenty posts at once", () => {
  test("are one answer and one complaint", async () => {
    const { id, token } = await invite(campaign);
    await Promise.all(Array.from({ length: 20 }, () => save(token, { nps: "3", why: "Ждали весь день" })));
    const response = await responseOf(id);
    expect(response).toMatchObject({ score: 3, version: 1 });
    expect(await complaintsOf(response?.id)).toHaveLength(1);
    expect(await eventsOn(response?.id)).toHaveLength(1);
  });

  test("of different answers and drafts are one answer and one complaint still", async () => {
    const { id, token } = await invite(campaign);
    await Promise.all(
      Array.from({ length: 20 }, (_, place) => save(token, { nps: String(place % 6) }, place % 3 > 0)),
    );
    const response = await responseOf(id);
    expect(response?.finishedAt).toEqual(now);
    expect(await complaintsOf(response?.id)).toHaveLength(1);
  });
});

describe("a low score", () => {
  test("opens one complaint with holder and term, from the person who was written to", async () => {
    const client = await makeClient();
    const [person] = await db.insert(contacts).values({ surname: "Замятина", given: "Елена" }).returning();
    const contactId = person?.id ?? "";
    await db.insert(clientContacts).values({ clientId: client.id, contactId });
    const { id, token, address } = await invite(campaign, { clientId: client.id, contactId });
    await save(token, { nps: "6", why: "Шумит" });
    const [complaint] = await complaintsOf((await responseOf(id))?.id);
    expect(complaint).toMatchObject({
      channel: "survey",
      clientId: client.id,
      contactId,
      fromName: "Замятина Елена",
      fromEmail: address,
      ownerId: office.quality.id,
    });
    expect(complaint?.text).toContain("Шумит");
    expect(complaint?.internalDueAt).toBeInstanceOf(Date);
    expect(await complaintOf(db, id)).toMatchObject({ number: complaint?.number, surname: "Вербицкая" });
  });

  test("stays one complaint when the answer is changed, and comes late when the answer gets worse", async () => {
    const { id, token } = await invite(campaign);
    await save(token, { nps: "7" });
    expect(await complaintOf(db, id)).toBeNull();
    await save(token, { nps: "2" });
    await save(token, { nps: "10" });
    await save(token, { nps: "0" });
    expect(await complaintsOf((await responseOf(id))?.id)).toHaveLength(1);
  });

  test("is taken also from somebody who is no longer one of the client's people", async () => {
    const [person] = await db.insert(contacts).values({ surname: "Ушедший" }).returning();
    const { id, token } = await invite(campaign, { contactId: person?.id });
    await save(token, { nps: "1" });
    expect(await complaintsOf((await responseOf(id))?.id)).toHaveLength(1);
  });
});

describe("a link that opens nothing", () => {
  const dead = async (token: string, at = now) => {
    expect(await openSurvey(db, token, at)).toBeNull();
    expect(await code(save(token, { nps: "9" }, true, at))).toBe("survey_closed");
    expect(await code(save(token, { nps: "9" }, false, at))).toBe("survey_closed");
  };

  test("is guessed, of another purpose, of nobody, or not a link at all", async () => {
    const { id } = await invite(campaign);
    await dead(makeToken("unsubscribe", id));
    await dead(makeToken("complaint", id));
    await dead(makeToken("survey", randomUUID()));
    await dead(`${makeToken("survey", id).slice(0, -2)}AA`);
    await dead("");
    await dead("../../etc/passwd");
  });

  test("is of somebody who was not to be written to", async () => {
    await dead((await invite(campaign, { state: "excluded", exclusion: "no_consent" })).token);
  });

  test("has closed: from the moment on, also for changing", async () => {
    const { token } = await invite(campaign);
    await save(token, { nps: "9" });
    await db
      .update(surveyCampaigns)
      .set({ closesAt: sql`${days(1).toISOString()}::timestamptz` })
      .where(eq(surveyCampaigns.id, campaign.id));
    expect(await openSurvey(db, token, new Date(days(1).getTime() - 1))).not.toBeNull();
    await dead(token, days(1));
  });
});
