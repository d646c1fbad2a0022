import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { events } from "#db/events.ts";
import { db } from "#db/index.ts";
import { archiveMailing, restoreMailing } from "#db/mailings/commands.ts";
import { mailings } from "#db/mailings/table.ts";
import * as surveys from "#db/surveys/commands.ts";
import { createCampaign } from "#db/surveys/input.ts";
import { surveyLetterOf } from "#db/surveys/letter.ts";
import { getCampaign, listCampaigns } from "#db/surveys/queries.ts";
import { surveyCampaigns } from "#db/surveys/table.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  campaignOf,
  code,
  content,
  makeSurveyOffice,
  now,
  publish,
  run,
  type SurveyOffice,
} from "./office.ts";

await testDatabase();
let office: SurveyOffice;
beforeAll(async () => {
  office = await makeSurveyOffice();
});

describe("a campaign", () => {
  test("that was not sent goes out of the list with its letter, and comes back with it", async () => {
    const { id, mailingId } = await campaignOf(office.quality);
    const move = (command: typeof archiveMailing, expectedVersion: number) =>
      run(command, office.quality, { id: mailingId, expectedVersion });
    const listed = async (archived: boolean) =>
      (await listCampaigns(office.quality, { archived })).some((row) => row.id === id);
    await move(archiveMailing, 1);
    expect([await listed(false), await listed(true)]).toEqual([false, true]);
    expect((await getCampaign(office.quality, id)).mailing?.archivedAt).not.toBeNull();
    await move(restoreMailing, 2);
    expect([await listed(false), await listed(true)]).toEqual([true, false]);
  });

  test("is written with its letters and one event, and closes with the day where the maker sits", async () => {
    const made = await campaignOf(office.quality, { complaintOwnerId: office.director.id });
    const { campaign, mailing, owner } = await getCampaign(office.quality, made.id);
    expect(campaign.closesAt).toEqual(new Date("2026-03-31T19:00:00Z"));
    expect(mailing).toMatchObject({ id: made.mailingId, state: "draft" });
    expect(owner?.id).toBe(office.director.id);
    const [letter] = await db.select().from(mailings).where(eq(mailings.id, made.mailingId));
    expect(letter).toMatchObject({ kind: "survey", campaignId: made.id, subject: "Как мы справились?" });
    const told = await db.select().from(events).where(eq(events.entityId, made.id));
    expect(told.map(({ command }) => command)).toEqual(["survey.campaign"]);
  });

  test("pressed twice is one", async () => {
    const more = { key: randomUUID(), questionnaireVersionId: (await publish(office.quality)).id };
    const [one, two] = await Promise.all([
      campaignOf(office.quality, more),
      campaignOf(office.quality, more),
    ]);
    expect(one).toEqual(two);
    const rows = await db.select().from(mailings).where(eq(mailings.campaignId, one.id));
    expect(rows).toHaveLength(1);
  });

  test("is refused with a draft, a past day, an unknown segment, a colleague who left; nothing stays", async () => {
    const before = await db.$count(surveyCampaigns);
    const { quality } = office;
    const draft = await run(surveys.createQuestionnaire, quality, { key: randomUUID(), name: "А" });
    expect(await code(campaignOf(quality, { questionnaireVersionId: draft.id }))).toBe(
      "survey_not_published",
    );
    expect(await code(campaignOf(quality, { closesOn: "2026-03-18" }))).toBe("survey_closes_past");
    expect(await code(campaignOf(quality, { segmentId: randomUUID() }))).toBe("not_found");
    const left = await makeActor("quality", { closedAt: now });
    expect(await code(campaignOf(quality, { complaintOwnerId: left.id }))).toBe("addressee_closed");
    const admin = await makeActor("admin");
    expect(await code(campaignOf(quality, { complaintOwnerId: admin.id }))).toBe("addressee_closed");
    expect(await db.$count(surveyCampaigns)).toBe(before);
  });

  test("closes on a day that exists and is not past all sense", () => {
    const fault = (closesOn: string) =>
      createCampaign
        .safeParse({
          ...{ key: randomUUID(), name: "Март", questionnaireVersionId: randomUUID(), lowScore: 6 },
          closesOn,
        })
        .error?.issues.map(({ message }) => message);
    expect(fault("2099-12-31")).toBeUndefined();
    expect(fault("2026-02-30")).toEqual(["term_required"]);
    expect(fault("0001-01-01")).toEqual(["survey_closes_past"]);
    expect(fault("2100-01-01")).toEqual(["term_too_far"]);
  });

  test("is made and seen only by those who may", async () => {
    const { id: questionnaireVersionId } = await publish(office.quality);
    expect(await code(campaignOf(office.service, { questionnaireVersionId }))).toBe("forbidden");
    const { id } = await campaignOf(office.quality);
    expect(await code(getCampaign(office.service, id))).toBe("not_found");
    expect(await listCampaigns(office.service)).toEqual([]);
    expect((await listCampaigns(office.quality)).map((campaign) => campaign.id)).toContain(id);
  });

  test("may be prolonged and given to another, from what one saw", async () => {
    const { id } = await campaignOf(office.quality);
    const input = { id, expectedVersion: 1, name: "Дольше", closesOn: "2026-04-10" };
    expect(await code(run(surveys.updateCampaign, office.service, input))).toBe("forbidden");
    expect(await run(surveys.updateCampaign, office.quality, input)).toEqual({ id, version: 2 });
    expect(await code(run(surveys.updateCampaign, office.quality, input))).toBe("stale");
    const { campaign } = await getCampaign(office.quality, id);
    expect(campaign).toMatchObject({ name: "Дольше", closesAt: new Date("2026-04-10T19:00:00Z") });
  });
});

describe("the row of scores in the letter", () => {
  test("asks what the questionnaire asks", async () => {
    const { id } = await campaignOf(office.quality);
    expect(await surveyLetterOf(db, id)).toEqual({
      question: { ru: "Посоветуете ли нас?", en: "Посоветуете ли нас?" },
      low: { ru: "точно нет", en: "not at all" },
      high: { ru: "обязательно", en: "certainly" },
    });
  });

  test("is absent where no score is asked for", async () => {
    const questions = content.questions.filter(({ kind }) => kind !== "nps");
    const { id: questionnaireVersionId } = await publish(office.quality, { ...content, questions });
    const { id } = await campaignOf(office.quality, { questionnaireVersionId });
    expect(await surveyLetterOf(db, id)).toBeNull();
    expect(await surveyLetterOf(db, randomUUID())).toBeNull();
  });
});
