import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { type RefusalCode, Refused } from "#db/errors.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import * as surveys from "#db/surveys/commands.ts";
import type { QuestionnaireContent } from "#db/surveys/content.ts";
import type { CreateCampaign } from "#db/surveys/input.ts";
import { surveyResponses } from "#db/surveys/table.ts";
import { makeToken } from "#db/tokens.ts";
import { makeActor, makeClient } from "#tests/factories.ts";

/** Thursday, 11:40 in Yekaterinburg. */
export const now = new Date("2026-03-19T06:40:00Z");
export const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

type Command<I, T> = (tx: Tx, actor: StaffActor, input: I, now: Date) => Promise<T>;

/** Run a command as an action does. */
export const run = <I, T>(command: Command<I, T>, actor: StaffActor, input: I, at = now): Promise<T> =>
  inTransaction((tx) => command(tx, actor, input, at));

export async function code(promise: Promise<unknown>): Promise<RefusalCode> {
  const error = await promise.then(
    () => new Error("was done"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw error;
  return error.code;
}

export const content: QuestionnaireContent = {
  title: { ru: "Как мы справились?", en: "How did we do?" },
  intro: { ru: "Три вопроса.", en: "" },
  thanks: { ru: "Спасибо, записали", en: "" },
  questions: [
    { kind: "nps", key: "nps", label: { ru: "Посоветуете ли нас?", en: "" }, required: true },
    {
      kind: "single",
      key: "source",
      label: { ru: "Что подвело?", en: "What failed?" },
      required: false,
      choices: [
        { key: "late", label: { ru: "Опоздали", en: "Late" } },
        { key: "price", label: { ru: "Цена", en: "Price" } },
      ],
    },
    { kind: "text", key: "why", label: { ru: "Почему?", en: "Why?" }, required: false },
  ],
};

export async function publish(actor: StaffActor, questions = content) {
  const draft = await run(surveys.createQuestionnaire, actor, { key: randomUUID(), name: "Март" });
  const seen = { id: draft.id, expectedVersion: draft.version };
  const saved = await run(surveys.saveDraft, actor, { ...seen, name: "Март", content: questions });
  await run(surveys.publishVersion, actor, { id: saved.id, expectedVersion: saved.version });
  return saved;
}

/** A campaign of the questions above, low at 6, open until the end of March. */
export async function campaignOf(actor: StaffActor, more: Partial<CreateCampaign> = {}) {
  const questionnaireVersionId = more.questionnaireVersionId ?? (await publish(actor)).id;
  return run(surveys.createCampaign, actor, {
    key: randomUUID(),
    name: "Как мы справились, март",
    questionnaireVersionId,
    closesOn: "2026-03-31",
    lowScore: 6,
    ...more,
  });
}

/** Somebody the letter went to, with the token of the link in it. */
export async function invite(
  { mailingId }: { mailingId: string },
  more: Partial<typeof mailingRecipients.$inferInsert> = {},
) {
  const clientId = more.clientId ?? (await makeClient()).id;
  const address = `client-${randomUUID().slice(0, 8)}@example.test`;
  const [row] = await db
    .insert(mailingRecipients)
    .values({ mailingId, address, state: "accepted", sentAt: now, ...more, clientId })
    .returning();
  if (!row) throw new Error("nobody was invited");
  return { ...row, token: makeToken("survey", row.id) };
}

export const responseOf = async (recipientId: string) =>
  (await db.select().from(surveyResponses).where(eq(surveyResponses.recipientId, recipientId)))[0];

export const mailingOf = async (campaignId: string) =>
  (await db.select().from(mailings).where(eq(mailings.campaignId, campaignId)))[0];

/** Quality asks, answers for what goes wrong, and sees every client of the branch. */
export async function makeSurveyOffice() {
  return {
    quality: await makeActor("quality", { surname: "Вербицкая", given: "Анна", passwordHash: "set" }),
    director: await makeActor("director"),
    service: await makeActor("service"),
  };
}

export type SurveyOffice = Awaited<ReturnType<typeof makeSurveyOffice>>;
