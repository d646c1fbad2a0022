import { complaintDocument } from "#db/complaints/document.ts";
import { numberOf } from "#db/complaints/numbers.ts";
import type { ComplaintKind, ComplaintSeverity } from "#db/complaints/registries.ts";
import type { ComplaintState } from "#db/complaints/states.ts";
import { complaints } from "#db/complaints/table.ts";
import { internalMinutes, legalTerm, steeringMoment } from "#db/complaints/terms.ts";
import { inTransaction } from "#db/index.ts";
import { type Random, seededRandom } from "#db/seed/random.ts";
import { insertRows } from "#db/seed/write.ts";
import { addWorkingMinutes } from "#db/values/calendar.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

const DAY = 86_400_000;
/** Far above those of the demo company, which has its own. */
const FIRST_NUMBER = 100_000;
const BATCH = 2000;

const subjects = [
  "Кондиционер гудит после монтажа",
  "Привезли не тот радиатор",
  "Не хватает крепежа в коробке",
  "Монтажники опоздали на день",
  "Счёт больше, чем в договоре",
  "Менеджер не перезвонил",
];
const kinds: readonly ComplaintKind[] = [
  "complaint",
  "complaint",
  "complaint",
  "request",
  "suggestion",
  "praise",
];
const severities: readonly ComplaintSeverity[] = ["low", "medium", "medium", "high"];
const openStates: readonly ComplaintState[] = [
  "registered",
  "in_work",
  "in_work",
  "waiting_client",
  "decided",
];
const types = ["goods_quality", "service_quality", "delay", "completeness", "billing", "rudeness"] as const;
const demands = ["none", "refund", "replacement", "redo", "explanation"] as const;

interface Around {
  clients: readonly { id: string; name: string }[];
  owners: readonly string[];
  branches: readonly string[];
  now: Date;
}

/**
 * A book of some years for measuring its list: rows alone, without their history. One in twenty-five is still owed, as
 * in an office that keeps up; the rest are closed.
 */
export async function fillComplaints(count: number, around: Around): Promise<void> {
  const random = seededRandom(42);
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) =>
      rowOf(random, from + i, count, around),
    );
    await inTransaction((tx) => insertRows(tx, complaints, rows));
  }
}

function rowOf(random: Random, i: number, count: number, { clients, owners, branches, now }: Around) {
  const isOpen = i % 25 === 0;
  const age = isOpen ? random.int(0, 20) : 20 + Math.floor(((count - i) / count) * 1400);
  const registeredAt = new Date(now.getTime() - age * DAY - random.int(0, DAY));
  const client = random.pick(clients);
  const kind = random.pick(kinds);
  const severity = random.pick(severities);
  const [type, demand] = [random.pick(types), random.pick(demands)];
  const term = legalTerm({ kind, type, demand, party: "person" }, registeredAt, DEFAULT_ZONE);
  const number = numberOf(kind, registeredAt.getUTCFullYear(), FIRST_NUMBER + i);
  const subject = random.pick(subjects);
  const text = `${subject}. Просим разобраться и ответить письменно.`;
  const closedAt = isOpen ? null : new Date(registeredAt.getTime() + random.int(1, 9) * DAY);
  const state: ComplaintState = isOpen ? random.pick(openStates) : "closed";
  return {
    ...{ id: random.id(registeredAt), number, kind, type, demand, severity, subject, text, state },
    ...{ channel: "staff" as const, locale: "ru" as const, generation: 1, version: 1, questionsAsked: 0 },
    ...{ clientId: client.id, fromName: client.name },
    search: complaintDocument({ number, subject, text, fromName: client.name }),
    ...{
      ownerId: random.pick(owners),
      branchId: random.pick(branches),
      registeredAt,
      createdAt: registeredAt,
    },
    ...{ legalDueOn: term.lastOn, legalBasis: term.rule, closedAt, answeredAt: closedAt },
    legalDueAt: isOpen ? steeringMoment(term, DEFAULT_ZONE) : null,
    internalDueAt: isOpen
      ? addWorkingMinutes(registeredAt, internalMinutes({ kind, severity }), DEFAULT_ZONE)
      : null,
    claimedKopecks: random.chance(0.3) ? random.int(1, 90) * 100_000 : null,
    outcome: isOpen ? null : ("resolved" as const),
    costKopecks: isOpen ? null : 0,
  };
}
