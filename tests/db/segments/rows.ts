import { clients } from "#db/clients/table.ts";
import { complaints } from "#db/complaints/table.ts";
import { consents } from "#db/consents/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { db, inTransaction } from "#db/index.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { recountMoney } from "#db/purchases/recount.ts";
import { segmentMembers } from "#db/segments/table.ts";
import {
  questionnaires,
  questionnaireVersions,
  surveyCampaigns,
  surveyResponses,
} from "#db/surveys/table.ts";
import { makeClient } from "#tests/factories.ts";
import { type Classed, classify, makeRun } from "./classes.ts";
import { type Bought, buyOf, makeGoods } from "./purchases.ts";

export const now = new Date("2026-03-19T06:40:00Z");
const DAY = 86_400_000;
/** From the midnight of Moscow in whole days, and a moment to each side of it. */
const midnight = (daysAgo: number, milliseconds = 0) =>
  new Date(Date.parse("2026-03-18T21:00:00Z") - daysAgo * DAY + milliseconds);

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

/** What the plain evaluation knows of a row. */
export interface Row extends Bought, Classed {
  id: string;
  region: string | null;
  branch: string | null;
  status: string;
  class: string;
  owner: string | null;
  role: string;
  kind: string;
  tags: readonly string[];
  created: Date;
  contact: Date | null;
  email: boolean;
  consent: boolean;
  name: string;
  source: string | null;
  address: string | null;
  phone: boolean;
  due: string;
  cadence: boolean;
  list: readonly string[];
  mailing: Date | null;
  nps: string | null;
  score: string | null;
  complaint: boolean;
  archived: boolean;
}

interface Around {
  branches: readonly string[];
  owners: readonly string[];
  lists: readonly string[];
}

const CADENCE: Record<string, number> = { A: 30, B: 60, C: 90 };
const moments = (hours: number | null) =>
  hours === null ? null : new Date(now.getTime() + hours * 3_600_000);
const dueOf = (hours: number | null) =>
  hours === null ? "none" : hours < 0 ? "late" : hours < 24 * 7 ? "week" : "later";
const npsOf = (score: number) => (score > 8 ? "promoters" : score > 6 ? "passives" : "detractors");

/** Two mailings and a survey that clients got and answered. */
async function makeCampaigns(by: string) {
  const one = <T>([row]: T[]) => row as T;
  const questionnaire = one(
    await db.insert(questionnaires).values({ name: "NPS", createdBy: by }).returning(),
  );
  const version = one(
    await db
      .insert(questionnaireVersions)
      .values({ questionnaireId: questionnaire.id, number: 1, content: { questions: [] } as never })
      .returning(),
  );
  const campaign = one(
    await db
      .insert(surveyCampaigns)
      .values({ name: "Волна", questionnaireVersionId: version.id, closesAt: now, createdBy: by })
      .returning(),
  );
  const posts = await db
    .insert(mailings)
    .values([1, 2].map((n) => ({ name: `Письмо ${n}`, kind: "service" as const, createdBy: by })))
    .returning();
  return { campaignId: campaign.id, posts: posts.map(({ id }) => id) };
}

async function addEmail(clientId: string, value: string, ofPerson: boolean) {
  const point = { kind: "email" as const, value, raw: value };
  if (!ofPerson) return db.insert(contactPoints).values({ ...point, clientId });
  const [person] = await db.insert(contacts).values({ surname: "Замятин" }).returning({ id: contacts.id });
  const contactId = person?.id ?? "";
  await db.insert(clientContacts).values({ clientId, contactId });
  return db.insert(contactPoints).values({ ...point, contactId });
}

/** Clients of every mixture of values, with nulls, and with moments on both sides of midnight. */
export async function fillRows(count: number, { branches, owners, lists }: Around): Promise<Row[]> {
  const rows: Row[] = [];
  const { campaignId, posts } = await makeCampaigns(owners[0] ?? "");
  const [goods, runId] = [await makeGoods(), await makeRun()];
  for (let i = 0; i < count; i++) {
    const facts = {
      region: pick(["Пермь", "Тюмень", null], i),
      branch: pick([...branches, null], i + 1),
      status: pick(["potential", "new", "active", "loyal", "lost"] as const, i),
      class: pick(["A", "B", "C", "C"] as const, i),
      owner: pick([null, ...owners], i * 7 + 3),
      role: pick(["client", "client", "partner"] as const, i),
      kind: pick(["company", "person"] as const, i >> 1),
      tags: pick([[], ["vip"], ["vip", "дилер"], ["дилер"], []] as const, i * 3),
      created: pick([midnight(0), midnight(30), midnight(30, -1), midnight(400)], i * 5),
      contact: pick(
        [null, midnight(60), midnight(60, -1), midnight(3, 5), null, midnight(30, -1), midnight(90)],
        i * 11 + 1,
      ),
      name: pick(["ООО «Жёлтый кит»", "Белый кит 50 %", "Весна_2"], i * 13 + 2),
      source: pick(["Выставка", null, "Сайт"], i * 3 + (i >> 2)),
      address: pick(["Пермь, Мира, 1", null], i * 7 + (i >> 3)),
    };
    const hours = pick([null, -1, 1, 24 * 7 - 1, 24 * 7 + 1], i * 3 + (i >> 1));
    const client = await makeClient({
      region: facts.region,
      branchId: facts.branch,
      status: facts.status,
      class: facts.class,
      ownerId: facts.owner,
      role: facts.role,
      kind: facts.kind,
      tags: [...facts.tags],
      createdAt: facts.created,
      lastContactAt: facts.contact,
      name: facts.name,
      source: facts.source,
      address: facts.address,
      nextDueAt: moments(hours),
      archivedAt: i % 17 === 0 ? now : null,
    });
    const mail = i % 4;
    if (mail < 2) await addEmail(client.id, `client-${i}@slovo.test`, mail === 0);
    else if (mail === 2)
      await db
        .insert(contactPoints)
        .values({ kind: "phone", value: "+7343", raw: "343", clientId: client.id });
    const consent = i % 6;
    // Named, withdrawn, to processing only, by an address alone, and waiting for its confirmation.
    if (consent < 3)
      await db.insert(consents).values({
        kind: consent === 2 ? "processing" : "advertising",
        clientId: client.id,
        source: "paper",
        proof: "анкета",
        givenAt: now,
        confirmedAt: now,
        withdrawnAt: consent === 1 ? now : null,
      });
    else if (consent < 5)
      await db.insert(consents).values({
        kind: "advertising",
        address: `CLIENT-${i}@slovo.test`,
        source: "public_form",
        proof: "страница",
        givenAt: now,
        confirmedAt: consent === 3 ? now : null,
      });
    const lettersOf = pick(
      [[], [midnight(3)], [midnight(60, -1), midnight(30)], ["bounced"]],
      i * 5 + (i >> 2),
    );
    for (const [n, sent] of lettersOf.entries())
      await db.insert(mailingRecipients).values({
        mailingId: posts[n] ?? "",
        clientId: client.id,
        address: `letter-${i}@slovo.test`,
        state: sent === "bounced" ? "bounced" : pick(["accepted", "delivered"] as const, i),
        sentAt: sent === "bounced" ? now : (sent as Date),
      });
    // The later answer counts; one without a score, and one that was not finished, do not.
    const answers = pick([[], [9], [10, 3], [0, 7], [null], [8]] as const, i * 7 + (i >> 3));
    for (const [n, score] of answers.entries())
      await db.insert(surveyResponses).values({
        campaignId,
        recipientId: crypto.randomUUID(),
        clientId: client.id,
        locale: "ru",
        answers: {},
        score,
        startedAt: now,
        finishedAt: i % 12 === 5 && n === 0 ? null : new Date(now.getTime() + n),
      });
    const counted = answers.filter((one, n) => one !== null && !(i % 12 === 5 && n === 0));
    const score = counted.at(-1) ?? null;
    const complaint = pick(["none", "in_work", "closed", "request"] as const, i * 3 + (i >> 3));
    if (complaint !== "none")
      await db.insert(complaints).values({
        number: `Ж-2026-${String(i).padStart(5, "0")}`,
        kind: complaint === "request" ? "request" : "complaint",
        channel: "staff",
        type: "service_quality",
        demand: "none",
        state: complaint === "closed" ? "closed" : "in_work",
        closedAt: complaint === "closed" ? now : null,
        outcome: complaint === "closed" ? "resolved" : null,
        subject: "Сроки",
        text: "Сроки",
        clientId: client.id,
        fromName: "Замятин",
        ownerId: owners[0] ?? "",
        registeredAt: now,
        legalDueAt: now,
        internalDueAt: now,
      });
    const on = lists.filter((_, n) => i % (n + 3) === 1);
    for (const segmentId of on)
      await db.insert(segmentMembers).values({ segmentId, clientId: client.id, addedBy: owners[0] ?? "" });
    const email = mail < 2;
    const agreed = consent === 0 || (consent === 3 && email);
    const received = lettersOf.filter((sent): sent is Date => sent !== "bounced");
    const cadence =
      facts.contact === null || facts.contact.getTime() < midnight(CADENCE[facts.class] ?? 0).getTime();
    rows.push({
      id: client.id,
      ...facts,
      email,
      consent: agreed,
      phone: mail === 2,
      due: dueOf(hours),
      cadence,
      list: on,
      mailing: received.at(-1) ?? null,
      nps: score === null ? null : npsOf(score),
      score: score === null ? null : String(score),
      complaint: complaint === "in_work",
      ...(await buyOf(client.id, i, goods)),
      ...(await classify(client.id, i, { runId, by: owners[0] ?? "" })),
      archived: client.archivedAt !== null,
    });
  }
  await inTransaction((tx) => recountMoney(tx, null));
  return rows;
}

/** How many rows of `clients` there are. */
export const countAll = () => db.$count(clients);
