import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { listTimeline, TIMELINE_PAGE } from "#db/clients/timeline.ts";
import { complaints } from "#db/complaints/table.ts";
import { inTransaction } from "#db/index.ts";
import { recordInteraction } from "#db/interactions/commands.ts";
import * as input from "#db/interactions/input.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import {
  questionnaires,
  questionnaireVersions,
  surveyCampaigns,
  surveyResponses,
} from "#db/surveys/table.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

const { db } = await testDatabase();
const minute = 60_000;
const at = (minutes: number) => new Date(now.getTime() + minutes * minute);

let office: Office;
let clientId: string;
let campaignId: string;

async function makeMailing(name: string): Promise<string> {
  const [row] = await db
    .insert(mailings)
    .values({ name, kind: "service", createdBy: office.director.id, state: "running" })
    .returning();
  return row?.id ?? "";
}

type Letter = Partial<typeof mailingRecipients.$inferInsert>;

async function addLetter(toClient: string, values: Letter) {
  const mailingId = values.mailingId ?? (await makeMailing("Мы переезжаем"));
  const [row] = await db
    .insert(mailingRecipients)
    .values({ clientId: toClient, address: "a@client.ru", state: "accepted", ...values, mailingId })
    .returning();
  return row?.id ?? "";
}

async function addAnswer(values: Partial<typeof surveyResponses.$inferInsert>) {
  const [row] = await db
    .insert(surveyResponses)
    .values({
      campaignId,
      recipientId: randomUUID(),
      clientId,
      locale: "ru",
      answers: {},
      startedAt: at(0),
      ...values,
    })
    .returning();
  return row?.id ?? "";
}

let count = 0;
async function addComplaint(registeredAt: Date) {
  count += 1;
  const number = `Ж-2026-${String(count).padStart(5, "0")}`;
  await db.insert(complaints).values({
    number,
    kind: "complaint",
    channel: "staff",
    type: "goods_quality",
    demand: "repair",
    subject: "Шум",
    text: "Шумит",
    clientId,
    fromName: "Штерн",
    ownerId: office.director.id,
    registeredAt,
    legalDueAt: at(1e4),
    internalDueAt: at(1e4),
  });
  return number;
}

const talk = (minutes: number) =>
  inTransaction((tx) =>
    recordInteraction(
      tx,
      office.manager,
      input.recordInteraction.parse({ key: randomUUID(), clientId, kind: "call", text: "Просит цену" }),
      at(minutes),
    ),
  );

const types = async (actor: StaffActor, filter: Parameters<typeof listTimeline>[2]) =>
  (await listTimeline(actor, clientId, filter, null)).entries.map(({ type }) => type);

beforeAll(async () => {
  office = await makeOffice();
  clientId = await addClient(office.manager);
  const [questionnaire] = await db
    .insert(questionnaires)
    .values({ name: "NPS", createdBy: office.director.id })
    .returning();
  const [version] = await db
    .insert(questionnaireVersions)
    .values({ questionnaireId: questionnaire?.id ?? "", number: 1, content: {} as never })
    .returning();
  const [campaign] = await db
    .insert(surveyCampaigns)
    .values({
      name: "Весна",
      questionnaireVersionId: version?.id ?? "",
      closesAt: at(1e5),
      createdBy: office.director.id,
    })
    .returning();
  campaignId = campaign?.id ?? "";
  await addLetter(clientId, { sentAt: at(1), state: "delivered" });
  await talk(2);
  await addAnswer({ score: 3, finishedAt: at(3) });
  await addComplaint(at(4));
});

describe("the feed of a client", () => {
  it("tells of letters, answers and complaints among the talk, newest first", async () => {
    const { entries } = await listTimeline(office.manager, clientId, "all", null);
    expect(entries.map(({ type }) => type)).toEqual(["complaint", "answer", "talk", "letter"]);
    expect(entries[0]).toMatchObject({
      at: at(4),
      complaint: { number: "Ж-2026-00001", kind: "complaint", state: "registered" },
    });
    expect(entries[1]).toMatchObject({ at: at(3), answer: { campaignId, campaign: "Весна", score: 3 } });
    expect(entries[3]).toMatchObject({
      at: at(1),
      letter: { mailing: "Мы переезжаем", kind: "service", state: "delivered" },
    });
  });

  it("shows of them only letters among letters, and none among talks and promises", async () => {
    expect(await types(office.manager, "letters")).toEqual(["letter"]);
    expect(await types(office.manager, "talks")).toEqual(["talk"]);
    expect(await types(office.manager, "promises")).toEqual([]);
  });

  it("says nothing of what was not sent, not finished, or another client's", async () => {
    const other = await addClient(office.manager);
    await addLetter(clientId, { state: "queued", sentAt: null });
    await addLetter(clientId, { state: "excluded", exclusion: "no_consent", sentAt: null });
    await addLetter(other, { sentAt: at(5) });
    await addAnswer({ finishedAt: null });
    expect(await types(office.manager, "all")).toEqual(["complaint", "answer", "talk", "letter"]);
  });

  it("says nothing to those who do not see the client", async () => {
    expect(await types(office.serviceman, "all")).toEqual([]);
    expect(await types(office.admin, "all")).toEqual([]);
    expect(await types(office.faraway, "letters")).toEqual(["letter"]);
  });

  it("keeps complaints from those who see the card and not the book", async () => {
    expect(await types(office.marketer, "all")).toEqual(["answer", "talk", "letter"]);
    expect(await types(office.secretary, "all")).toContain("complaint");
  });

  it("shows each entry of every source once over its pages", async () => {
    clientId = await addClient(office.manager);
    const wanted: string[] = [];
    for (let i = 0; i < 25; i++) {
      // All four at one moment: the ids alone tell them apart.
      await talk(i);
      wanted.push(await addLetter(clientId, { sentAt: at(i) }));
      wanted.push(await addAnswer({ score: 9, finishedAt: at(i) }));
      await addComplaint(at(i));
    }
    const seen: { id: string; at: Date }[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listTimeline>> = await listTimeline(
        office.manager,
        clientId,
        "all",
        before,
      );
      expect(page.entries.length).toBeLessThanOrEqual(TIMELINE_PAGE);
      seen.push(...page.entries);
      before = page.next;
    } while (before);
    expect(seen).toHaveLength(100);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(100);
    expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted));
    const times = seen.map((one) => one.at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });
});
