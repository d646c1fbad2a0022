import { complaintDocument } from "../complaints/document.ts";
import { numberOf } from "../complaints/numbers.ts";
import type { ComplaintKind } from "../complaints/registries.ts";
import type { complaintNumbers } from "../complaints/table.ts";
import { addWorkingMinutes } from "../values/calendar.ts";
import { fullName } from "../values/person-name.ts";
import { localDate } from "../values/time.ts";
import { DEFAULT_ZONE } from "../values/zones.ts";
import type { LowAnswer } from "./campaigns.ts";
import { Case } from "./case.ts";
import type { Chain } from "./chain.ts";
import { type DemoClient, personOf } from "./clients.ts";
import { laterOn, onWorkingDay } from "./moments.ts";
import type { Member, Office } from "./office.ts";
import { deck, type Random } from "./random.ts";
import { addressOf } from "./recipients.ts";
import { live } from "./story.ts";
import type { Story } from "./texts/complaint-story.ts";
import { stories } from "./texts/complaints.ts";
import { afterWork } from "./texts/survey-words.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A low score says nothing yet of what has happened. */
const UNREAD = { type: "other", demand: "none", severity: "medium" } as const;

export interface Book {
  cases: Case[];
  /** Questions to colleagues. */
  chains: Chain[];
  numbers: Required<typeof complaintNumbers.$inferInsert>[];
}

/** The complaint book: 60 entries of all kinds, in every state, the survey's low scores among them. */
export function makeBook(
  random: Random,
  office: Office,
  base: readonly DemoClient[],
  low: readonly LowAnswer[],
  now: Date,
): Book {
  const byId = new Map(base.map((one) => [one.client.id, one]));
  const served = base.filter(
    ({ client, since }) =>
      client.role === "client" && ["active", "loyal"].includes(client.status ?? "") && since > 200,
  );
  const draw = {
    companies: deck(
      random,
      served.filter(({ trade }) => typeof trade !== "string"),
    ),
    people: deck(
      random,
      served.filter(({ trade }) => trade === "home"),
    ),
  };
  const triage = office.byLogin("vetrova");
  const out: Book = { cases: [], chains: [], numbers: [] };

  const open = (story: Story, client: DemoClient, answer: LowAnswer | null) => {
    const zone = office.zoneOf(client.branch);
    const at = answer?.response.finishedAt ?? lodgedAt(random, story, zone, now);
    const found = addressOf(client);
    const contact = client.people.find(({ row }) => row.id === found?.contactId)?.person ?? personOf(client);
    // Praise and what private people say comes by the form, the rest by both ways.
    const byForm =
      answer === null &&
      (story.age === 0 || random.chance(story.kind === "praise" || client.entity === null ? 0.8 : 0.3));
    const isStranger = byForm && story.fate === "registered" && random.chance(0.5);
    const writer = random.chance(0.6) ? client.owner : office.byLogin("zhuravlyova");
    const item = new Case(random, {
      kind: story.kind,
      ...(answer ? UNREAD : { type: story.type, demand: story.demand, severity: story.severity }),
      channel: answer ? "survey" : byForm ? "form" : "staff",
      ...wordsOf(story, answer),
      clientId: isStranger ? null : (client.client.id ?? null),
      contactId: isStranger ? null : (found?.contactId ?? null),
      fromName: contact ? fullName(contact) : client.client.name,
      fromEmail: found?.address ?? null,
      fromPhone: null,
      surveyResponseId: answer?.response.id ?? null,
      branchId: isStranger ? null : (client.client.branchId ?? null),
      claimedKopecks: story.cost && /refund|damages|price_cut/.test(story.demand) ? story.cost * 130 : null,
      ownerId: triage.id,
      registeredBy: byForm || answer ? null : writer.id,
      at,
      party: isStranger || client.entity === null ? "person" : "company",
      zone: isStranger ? DEFAULT_ZONE : zone,
    });
    const owner: Member = story.owner === "-" ? client.owner : office.byLogin(story.owner);
    out.chains.push(...live(random, item, { story, owner, triage, client, office, zone, now }));
    out.cases.push(item);
  };

  for (const story of stories) {
    const isPrivate = story.type === "personal_data" || (story.kind === "praise" && random.chance(0.4));
    open(story, isPrivate ? draw.people() : draw.companies(), null);
  }
  for (const answer of low) {
    const client = byId.get(answer.response.clientId);
    if (client) open(answer.story, client, answer);
  }
  number(out);
  return out;
}

function lodgedAt(random: Random, { age }: Story, zone: string, now: Date): Date {
  if (age === null) return laterOn(random, new Date(now.getTime() - random.int(16, 190) * DAY), 1, zone);
  const latest = new Date(now.getTime() - random.int(12, 50) * MINUTE);
  const at = addWorkingMinutes(onWorkingDay(now, -age, "09:10", zone), random.int(0, 200), zone);
  return at < latest ? at : latest;
}

/** The survey gives its own subject and the whole answer. */
function wordsOf(story: Story, answer: LowAnswer | null): Pick<Story, "subject" | "text"> {
  if (!answer) return { subject: story.subject, text: story.text };
  const { answers, score } = answer.response;
  const lines = afterWork.questions.flatMap((question) => {
    const given = answers[question.key];
    if (given === undefined) return [];
    const choice = question.kind === "single" ? question.choices.find(({ key }) => key === given) : undefined;
    return `${question.label.ru}\n${choice?.label.ru ?? given}`;
  });
  return { subject: `Оценка ${score} из 10: ${afterWork.title.ru}`, text: lines.join("\n\n") };
}

/** Numbers in the order of registration, each kind and year by itself: no gaps. */
function number({ cases, numbers }: Book) {
  cases.sort((a, b) => a.row.registeredAt.getTime() - b.row.registeredAt.getTime());
  const last = new Map<string, { kind: ComplaintKind; year: number; last: number }>();
  for (const { row, zone } of cases) {
    const year = Number(localDate(row.registeredAt, zone).slice(0, 4));
    const series = last.get(`${row.kind} ${year}`) ?? { kind: row.kind, year, last: 0 };
    series.last++;
    last.set(`${row.kind} ${year}`, series);
    row.number = numberOf(row.kind, year, series.last);
    row.search = complaintDocument({ ...row, number: row.number });
  }
  numbers.push(...last.values());
}
