import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { events } from "#db/events.ts";
import { db } from "#db/index.ts";
import * as surveys from "#db/surveys/commands.ts";
import { openSurvey } from "#db/surveys/open.ts";
import { getQuestionnaire, listPublished, listQuestionnaires } from "#db/surveys/queries.ts";
import { questionnaireVersions } from "#db/surveys/table.ts";
import { testDatabase } from "#tests/setup/database.ts";
import {
  campaignOf,
  code,
  content,
  invite,
  makeSurveyOffice,
  now,
  publish,
  run,
  type SurveyOffice,
} from "./office.ts";

const { owner } = await testDatabase();
let office: SurveyOffice;
beforeAll(async () => {
  office = await makeSurveyOffice();
});

const create = (actor = office.quality) =>
  run(surveys.createQuestionnaire, actor, { key: randomUUID(), name: "Приёмка работ" });
const commandsOn = async (id: string) =>
  (await db.select().from(events).where(eq(events.entityId, id))).map(({ command }) => command);

describe("a draft", () => {
  test("is born with its questions, saved, published: an event each", async () => {
    const draft = await create();
    const seen = { id: draft.id, expectedVersion: draft.version };
    const saved = await run(surveys.saveDraft, office.quality, { ...seen, name: "Приёмка", content });
    expect(saved.version).toBe(2);
    await run(surveys.publishVersion, office.quality, { id: saved.id, expectedVersion: 2 });
    const questionnaire = await getQuestionnaire(office.quality, draft.questionnaireId);
    expect(questionnaire).toMatchObject({ name: "Приёмка", newest: { number: 1, content } });
    expect(questionnaire.newest.publishedAt).toBeInstanceOf(Date);
    expect(await commandsOn(draft.questionnaireId)).toEqual([
      "questionnaire.create",
      "questionnaire.save",
      "questionnaire.publish",
    ]);
  });

  test("is made once for a key", async () => {
    const input = { key: randomUUID(), name: "Один" };
    const [one, two] = await Promise.all([
      run(surveys.createQuestionnaire, office.quality, input),
      run(surveys.createQuestionnaire, office.quality, input),
    ]);
    expect(one).toEqual(two);
  });

  test("is not saved over another's save", async () => {
    const { id } = await create();
    const save = () => run(surveys.saveDraft, office.quality, { id, expectedVersion: 1, name: "А", content });
    await save();
    expect(await code(save())).toBe("stale");
  });

  test("is nobody's who may not ask clients", async () => {
    expect(await code(create(office.service))).toBe("forbidden");
    const draft = await create();
    const target = { id: draft.id, expectedVersion: 1 };
    expect(await code(run(surveys.publishVersion, office.service, target))).toBe("forbidden");
    expect(await code(run(surveys.saveDraft, office.service, { ...target, name: "А", content }))).toBe(
      "forbidden",
    );
    expect(await listQuestionnaires(office.service)).toEqual([]);
    expect(await code(getQuestionnaire(office.service, draft.questionnaireId))).toBe("not_found");
  });
});

describe("a published version", () => {
  test("is changed by no command", async () => {
    const { id } = await publish(office.quality);
    const target = { id, expectedVersion: 3 };
    expect(await code(run(surveys.saveDraft, office.quality, { ...target, name: "А", content }))).toBe(
      "survey_published",
    );
    expect(await code(run(surveys.publishVersion, office.quality, target))).toBe("survey_published");
  });

  test("is changed by no statement, of the app's role or of the owner", async () => {
    const { id } = await publish(office.quality);
    const frozen = { cause: { constraint_name: "questionnaire_versions_frozen" } };
    const mine = eq(questionnaireVersions.id, id);
    await expect(db.update(questionnaireVersions).set({ number: 9 }).where(mine)).rejects.toMatchObject(
      frozen,
    );
    await expect(db.update(questionnaireVersions).set({ publishedAt: null }).where(mine)).rejects.toThrow();
    await expect(db.delete(questionnaireVersions).where(mine)).rejects.toThrow();
    await expect(
      owner`update questionnaire_versions set content = '{}' where id = ${id}`,
    ).rejects.toMatchObject(frozen.cause);
    const [row] = await db.select().from(questionnaireVersions).where(mine);
    expect(row).toMatchObject({ number: 1, content });
  });

  test("is followed by one draft at a time, and stays what is sent until that is published", async () => {
    const { id, questionnaireId } = await publish(office.quality);
    const next = await run(surveys.newVersion, office.quality, { questionnaireId });
    expect(await run(surveys.newVersion, office.quality, { questionnaireId })).toEqual(next);
    const { versions } = await getQuestionnaire(office.quality, questionnaireId);
    expect(versions.map(({ number, publishedAt }) => [number, publishedAt === null])).toEqual([
      [2, true],
      [1, false],
    ]);
    const offered = async () => (await listPublished(office.quality)).map((version) => version.id);
    expect(await offered()).toContain(id);
    await run(surveys.publishVersion, office.quality, { id: next.id, expectedVersion: next.version });
    expect(await offered()).toContain(next.id);
    expect(await offered()).not.toContain(id);
  });
});

describe("an archived questionnaire", () => {
  const listed = async (archived: boolean) =>
    (await listQuestionnaires(office.quality, { archived })).map(({ id }) => id);

  test("leaves the list and the choice, and comes back: an event each", async () => {
    const { id, questionnaireId } = await publish(office.quality);
    const offered = async () => (await listPublished(office.quality)).map((version) => version.id);
    const target = { id: questionnaireId, expectedVersion: 1 };
    expect(await run(surveys.archiveQuestionnaire, office.quality, target)).toEqual({ version: 2 });
    expect(await listed(false)).not.toContain(questionnaireId);
    expect(await listed(true)).toContain(questionnaireId);
    expect(await offered()).not.toContain(id);
    await run(surveys.restoreQuestionnaire, office.quality, { ...target, expectedVersion: 2 });
    expect(await listed(false)).toContain(questionnaireId);
    expect(await offered()).toContain(id);
    const commands = await commandsOn(questionnaireId);
    for (const command of ["questionnaire.archive", "questionnaire.restore"])
      expect(commands.filter((one) => one === command)).toHaveLength(1);
  });

  test("keeps the campaign that runs on it", async () => {
    const { id, questionnaireId } = await publish(office.quality);
    const campaign = await campaignOf(office.quality, { questionnaireVersionId: id });
    await run(surveys.archiveQuestionnaire, office.quality, { id: questionnaireId, expectedVersion: 1 });
    const { token } = await invite(campaign);
    expect(await openSurvey(db, token, now)).toMatchObject({ campaignId: campaign.id });
  });

  test("is put away as it was seen, once", async () => {
    const { questionnaireId } = await create();
    const target = { id: questionnaireId, expectedVersion: 1 };
    await run(surveys.archiveQuestionnaire, office.quality, target);
    expect(await code(run(surveys.archiveQuestionnaire, office.quality, target))).toBe("stale");
    const again = { ...target, expectedVersion: 2 };
    expect(await run(surveys.archiveQuestionnaire, office.quality, again)).toEqual({ version: 2 });
    expect(await commandsOn(questionnaireId)).toEqual(["questionnaire.create", "questionnaire.archive"]);
  });

  test("is nobody's who may not ask clients", async () => {
    const { questionnaireId } = await create();
    const target = { id: questionnaireId, expectedVersion: 1 };
    expect(await code(run(surveys.archiveQuestionnaire, office.service, target))).toBe("forbidden");
    expect(await code(run(surveys.restoreQuestionnaire, office.service, target))).toBe("forbidden");
    expect(await listed(true)).not.toContain(questionnaireId);
  });
});
