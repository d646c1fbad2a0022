import type { agreementSubjects, agreements, agreementTerms } from "../agreements/table.ts";
import { searchKey } from "../values/text.ts";
import { addDays, localDate } from "../values/time.ts";
import type { DemoClient } from "./clients.ts";
import { deck, type Random } from "./random.ts";
import { calledOff, plainAgreements, subjectTexts } from "./texts/dossier.ts";

export type Row<T extends { $inferInsert: unknown }> = Required<T["$inferInsert"]>;
type AgreementRow = Row<typeof agreements>;
type TermRow = Row<typeof agreementTerms>;

const DAY = 86_400_000;
/** Subjects are promised from so many days ago until so many days ahead. */
const [BACK, AHEAD] = [70, 110];

/** Who was promised what: each subject to one client after another, and what keeps nothing from anybody. */
export function makeAgreements(random: Random, clients: readonly DemoClient[], now: Date) {
  const out = {
    agreements: [] as AgreementRow[],
    terms: [] as TermRow[],
    subjects: [] as Row<typeof agreementSubjects>[],
  };
  const next = deck(random, clients);
  const opened = new Date(now.getTime() - 300 * DAY);
  for (const { kind, name, title, days } of subjectTexts) {
    const subjectId = random.id(opened);
    out.subjects.push({
      id: subjectId,
      kind,
      name,
      nameKey: searchKey(name),
      retiredAt: null,
      createdBy: null,
      createdAt: opened,
      version: 1,
    });
    for (let from = -BACK + random.int(0, 10); from < AHEAD; ) {
      const length = random.int(...days);
      agree(random, out, next(), now, { title, subjectId, from, length });
      from += length + random.int(1, 12);
    }
  }
  for (let i = 0; i < 40; i++) {
    const plan = { title: random.pick(plainAgreements), subjectId: null, from: -random.int(5, 90) };
    agree(random, out, next(), now, { ...plan, length: random.chance(0.3) ? null : random.int(30, 300) });
  }
  return out;
}

interface Plan {
  title: string;
  subjectId: string | null;
  /** Days from today of the first one. */
  from: number;
  /** Null: until somebody ends it. */
  length: number | null;
}

function agree(
  random: Random,
  out: { agreements: AgreementRow[]; terms: TermRow[] },
  { client, owner, people }: DemoClient,
  now: Date,
  { title, subjectId, from, length }: Plan,
) {
  const today = localDate(now, owner.zone);
  const startsOn = addDays(today, from);
  const endsOn = length === null ? null : addDays(startsOn, length - 1);
  const at = new Date(now.getTime() + (Math.min(from, 0) - random.int(2, 14)) * DAY);
  const paper = random.chance(0.35);
  const off = subjectId === null && random.chance(0.1);
  const contactId =
    people.find(({ link }) => link.decisionRole === "decision_maker")?.row.id ?? people[0]?.row.id ?? null;
  const id = random.id(at);
  out.agreements.push({
    id,
    clientId: client.id,
    contactId,
    kind: paper ? "contract" : "oral",
    number: paper ? String(random.int(12, 940)) : null,
    title,
    subjectId,
    startsOn,
    endsOn,
    cancelledAt: off ? new Date(now.getTime() - 3 * DAY) : null,
    cancelReason: off ? random.pick(calledOff) : null,
    authorId: owner.id,
    createdAt: at,
    updatedAt: at,
    version: 1,
  });
  if (off || endsOn === null || length === null || length < 20 || !random.chance(0.4)) return;
  // Prolonged by word before it ran out, as it was in the newspaper; only here others see it.
  const saidAt = new Date(Math.min(now.getTime() - 2 * DAY, at.getTime() + 5 * DAY));
  out.terms.push({
    id: random.id(saidAt),
    agreementId: id,
    at: saidAt,
    authorId: owner.id,
    kind: "oral",
    number: null,
    contactId,
    fromEndsOn: addDays(startsOn, Math.floor(length / 2)),
    toEndsOn: endsOn,
    note: "По телефону, бумага будет позже",
  });
}
