import { beforeAll, describe, expect, test } from "vitest";
import { saveAnswer } from "#db/surveys/answer.ts";
import { listComments } from "#db/surveys/comments.ts";
import { listCampaigns } from "#db/surveys/queries.ts";
import { resultsOf } from "#db/surveys/results.ts";
import { makeActor, makeBranch, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { campaignOf, content, days, invite, makeSurveyOffice, type SurveyOffice } from "./office.ts";

await testDatabase();
let office: SurveyOffice;
let campaign: { id: string; mailingId: string };
let here: string;
let there: string;

const answer = async (branchId: string, given: Record<string, string>, finish = true, at = days(1)) => {
  const client = await makeClient({ branchId });
  const { token } = await invite(campaign, { clientId: client.id });
  await saveAnswer({ token, given, finish, locale: "ru" }, at);
};

beforeAll(async () => {
  office = await makeSurveyOffice();
  campaign = await campaignOf(office.quality);
  [here, there] = [(await makeBranch()).id, (await makeBranch()).id];
  await answer(here, { nps: "10", why: "Отлично" });
  await answer(here, { nps: "3", source: "late", why: "Опоздали" }, true, days(2));
  await answer(there, { nps: "8", source: "late", why: "Далеко" });
  await answer(there, { nps: "9" });
  await answer(there, { nps: "0", why: "Недописал" }, false);
  await invite(campaign, { state: "delivered" });
  await invite(campaign, { state: "bounced" });
  await invite(campaign, { state: "queued", sentAt: null });
  await invite(campaign, { state: "cancelled", sentAt: null });
  await invite(campaign, { state: "excluded", exclusion: "no_consent", address: null });
  // The same letters of another campaign count for nothing here.
  const other = await campaignOf(office.quality);
  await invite(other, { state: "delivered" });
});

describe("results", () => {
  test("count letters and answers, each once", async () => {
    const { reach, scores, nps, singles } = await resultsOf(office.quality, campaign.id, content);
    expect(reach).toEqual({
      invited: 8,
      delivered: 6,
      started: 5,
      finished: 4,
      rate: 4 / 6,
      lastAt: days(2),
    });
    expect(scores).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1]);
    expect(nps).toMatchObject({ n: 4, nps: 25, promoters: 2, passives: 1, detractors: 1 });
    // Variance 0.75 − 0.0625 = 0.6875; √(0.6875/4 · 2/5) = 0.26220; · 1.96 = 0.51392
    expect(nps.margin).toBeCloseTo(51.39, 2);
    expect(singles).toEqual([
      {
        key: "source",
        n: 2,
        choices: [
          { key: "late", count: 2 },
          { key: "price", count: 0 },
        ],
      },
    ]);
    const row = (await listCampaigns(office.quality)).find(({ id }) => id === campaign.id);
    expect(row).toMatchObject({ invited: 8, finished: 4, nps: 25 });
  });

  test("of an empty campaign are empty, not zero", async () => {
    const { id } = await campaignOf(office.quality);
    const { reach, nps } = await resultsOf(office.quality, id, content);
    expect(reach).toMatchObject({ invited: 0, delivered: 0, rate: null, lastAt: null });
    expect(nps).toMatchObject({ n: 0, nps: null, margin: null });
  });

  test("are nothing to those who may not see surveys", async () => {
    const { reach, nps, singles } = await resultsOf(office.service, campaign.id, content);
    expect(reach).toMatchObject({ invited: 0, finished: 0 });
    expect(nps.n).toBe(0);
    expect(singles[0]?.n).toBe(0);
    const none = { rows: [], total: 0, hidden: 0 };
    expect(await listComments(office.service, campaign.id, content)).toEqual(none);
  });
});

describe("comments", () => {
  test("stand with client and complaint, the newest first; unfinished ones do not", async () => {
    const { rows, total, hidden } = await listComments(office.quality, campaign.id, content);
    expect(rows.map(({ texts }) => texts)).toEqual([["Опоздали"], ["Далеко"], ["Отлично"]]);
    expect([total, hidden]).toEqual([3, 0]);
    expect(rows[0]?.complaint?.number).toMatch(/^Ж-2026-\d{5}$/);
    expect(rows[0]?.owner?.surname).toBe("Вербицкая");
    expect(rows[1]?.complaint).toBeNull();
  });

  test("name no complaint to those who may not see it", async () => {
    const marketer = await makeActor("marketer");
    const { rows } = await listComments(marketer, campaign.id, content);
    expect(rows[0]).toMatchObject({ texts: ["Опоздали"], complaint: null, owner: null });
  });

  test("are chosen by tone", async () => {
    const texts = async (tone: "low" | "high") =>
      (await listComments(office.quality, campaign.id, content, { tone })).rows.flatMap((row) => row.texts);
    expect(await texts("low")).toEqual(["Опоздали"]);
    expect(await texts("high")).toEqual(["Отлично"]);
  });

  test("of other branches' clients are counted, not shown", async () => {
    const marketer = await makeActor("marketer", { branchId: there });
    const { rows, total, hidden } = await listComments(marketer, campaign.id, content);
    expect(rows.map(({ texts }) => texts)).toEqual([["Далеко"]]);
    expect([total, hidden]).toEqual([1, 2]);
  });
});
