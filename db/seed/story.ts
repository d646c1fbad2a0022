import type { ComplaintType } from "../complaints/registries.ts";
import type { Role } from "../staff/roles.ts";
import { addWorkingMinutes } from "../values/calendar.ts";
import type { Case, Said } from "./case.ts";
import { Chain } from "./chain.ts";
import type { DemoClient } from "./clients.ts";
import { termIn } from "./moments.ts";
import type { Member, Office } from "./office.ts";
import type { Random } from "./random.ts";
import {
  againWords,
  backAgain,
  expertise,
  handOver,
  questions,
  withdrawnAnswer,
  withdrawnWords,
} from "./texts/book-words.ts";
import type { Story } from "./texts/complaint-story.ts";

interface Cast {
  story: Story;
  /** Who answers for it in the end, and who for everything that comes in. */
  owner: Member;
  triage: Member;
  client: DemoClient;
  office: Office;
  zone: string;
  now: Date;
}

const ASKED: Record<ComplaintType, Role> = {
  goods_quality: "procurement",
  service_quality: "service",
  delay: "delivery",
  completeness: "delivery",
  not_delivered: "delivery",
  damage: "service",
  billing: "accountant",
  rudeness: "service",
  personal_data: "secretary",
  other: "secretary",
};

const STAYS: readonly Story["fate"][] = ["registered", "assigned", "in_work", "asked_colleague", "waiting"];

/** Leads a complaint as far as its story goes; answers the questions that were asked of colleagues on the way. */
export function live(random: Random, item: Case, cast: Cast): Chain[] {
  const { story, owner, triage, client, office, zone, now } = cast;
  const chains: Chain[] = [];
  let at = item.row.registeredAt;
  /** Some working time later, and never after now. */
  const later = (from: number, to: number): Date => {
    const next = addWorkingMinutes(at, random.int(from, to), zone);
    at = next < now ? next : new Date(at.getTime() + (now.getTime() - at.getTime()) / 3);
    return at;
  };
  const by = (who: Member | null, said: Partial<Said> = {}, from = 30, to = 400): Said => ({
    at: later(from, to),
    by: who?.id ?? null,
    ...said,
  });
  const spoken = (kind: Said["kind"], text: string | null) => ({ kind, text, visible: true });

  /** What a survey brings in has no type until somebody has read it. */
  const sort = () => {
    if (item.row.channel === "survey")
      item.edit(story, by(item.row.ownerId === owner.id ? owner : triage, {}, 5, 30));
  };

  const take = () => {
    if (owner === triage) {
      item.move("take", by(owner, {}, 10, 150), "in_work", { takenAt: at });
      return;
    }
    item.move("assign", by(triage, { text: random.pick(handOver) }, 10, 120), "assigned", {
      candidateId: owner.id,
    });
    if (story.fate === "assigned") return;
    item.move("accept", by(owner, {}, 10, 120), "in_work", {
      ownerId: owner.id,
      candidateId: null,
      takenAt: at,
    });
  };

  const ask = () => {
    const [question, reply] = random.pick(questions);
    item.move("ask", by(owner, spoken("question", question), 20, 200), "waiting_client", {
      questionsAsked: (item.row.questionsAsked ?? 0) + 1,
    });
    if (story.fate === "waiting") return;
    item.move("reply", by(null, spoken("reply", reply), 100, 700), "in_work");
  };

  const consult = () => {
    const [title, report] = expertise[story.type];
    const asked = office.nearest(ASKED[story.type], client.branch);
    // Nobody asks themselves: then it is the seller, who was at the talks.
    const executor = asked === owner ? client.owner : asked;
    if (executor === owner) return;
    const since = later(15, 120);
    const chain = new Chain(random, {
      title: `${title}: ${item.row.subject.toLocaleLowerCase("ru").slice(0, 60)}`,
      details: null,
      clientId: item.row.clientId ?? null,
      interactionId: null,
      issuerId: owner.id,
      executorId: executor.id,
      departmentId: null,
      at: since,
      dueAt: termIn(random, story.fate === "asked_colleague" ? now : since, 1, zone),
    });
    chain.row.complaintId = item.row.id ?? null;
    const step = (who: Member, remark?: string) => ({
      at: later(20, 160),
      actorId: who.id,
      ...(remark ? { remark } : {}),
    });
    if (story.fate !== "asked_colleague") {
      chain
        .move("accept", step(executor))
        .move("report", step(executor, report))
        .move("confirm", step(owner));
    } else if (random.chance(0.6)) chain.move("accept", step(executor));
    chains.push(chain);
  };

  const decide = () => {
    if (story.verdict === null) return;
    item.move("decide", by(owner, { text: story.decision ?? withdrawnAnswer }, 60, 500), "decided", {
      verdict: story.verdict,
      decision: story.decision ?? withdrawnAnswer,
      conclusion: story.verdict === "unjustified" ? story.answer : null,
      rootCause: story.cause,
      decidedAt: at,
    });
    item.row.decidedAt = at;
  };

  const answer = (text: string | null) => {
    item.move("answer", by(owner, spoken("answer", text), 20, 300), "answered");
    item.row.answeredAt = at;
    // Where no letter can go, the client is told by telephone, and that is written down.
    if (item.row.fromEmail) return;
    const told = by(owner, {}, 5, 90);
    const said = { way: "phone", who: item.row.fromName, toldAt: told.at.toISOString() };
    const changed = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, [null, value]]));
    item.move("tell", { ...told, changed: changed as NonNullable<Said["changed"]> });
  };

  const close = (outcome: "resolved" | "withdrawn") => {
    item.move("close", by(owner, {}, 300, 1500), "closed", { outcome, costKopecks: (story.cost ?? 0) * 100 });
    item.row.closedAt = at;
  };

  if (story.fate === "registered") return chains;
  take();
  sort();
  if (story.fate === "assigned" || story.fate === "in_work") return chains;
  if (story.fate === "waiting" || (!STAYS.includes(story.fate) && random.chance(0.3))) ask();
  if (story.fate === "asked_colleague" || (story.verdict !== null && random.chance(0.45))) consult();
  if (STAYS.includes(story.fate)) return chains;
  if (story.fate === "withdrawn") item.move("reply", by(null, spoken("reply", withdrawnWords), 60, 400));
  decide();
  if (story.fate === "decided") return chains;
  answer(story.answer ?? withdrawnAnswer);
  if (story.fate === "answered") return chains;
  if (story.fate === "came_back") {
    item.move("reopen", by(null, spoken("reply", backAgain), 60, 300), "in_work");
    return chains;
  }
  close(story.fate === "withdrawn" ? "withdrawn" : "resolved");
  if (story.fate === "reopened") {
    item.move("reopen", by(null, spoken("reply", againWords), 500, 2000), "in_work");
    decide();
    answer(story.answer);
    close("resolved");
  }
  return chains;
}
