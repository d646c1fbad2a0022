import { agreementSubjects, agreements, agreementTerms } from "../agreements/table.ts";
import { nameKey } from "../clients/search.ts";
import { clientDates, dossierFacts } from "../dossier/table.ts";
import { fileParts, files } from "../files/table.ts";
import { clientGroups } from "../groups/table.ts";
import type { Tx } from "../index.ts";
import { addDays, localDate } from "../values/time.ts";
import type { DemoClient } from "./clients.ts";
import type { Office } from "./office.ts";
import { type Random, seededRandom } from "./random.ts";
import { makeAgreements, type Row } from "./record-agreements.ts";
import { makeFiles } from "./record-files.ts";
import { decisionNotes, factTexts, groupNames, professionalDays } from "./texts/dossier.ts";
import { insertRows } from "./write.ts";

const SEED = 20_261_129;
const DAY = 86_400_000;

/** What is known of the clients beyond their rows: groups, decision paths, facts, dates, agreements, files. */
export function makeRecords(office: Office, base: readonly DemoClient[], now: Date) {
  const random = seededRandom(SEED);
  const firms = random.shuffle(
    base.filter(({ client, people }) => client.kind === "company" && people.length > 0),
  );
  drawPaths(random, firms, now);
  const known = firms.slice(0, Math.ceil(firms.length * 0.6));
  return {
    groups: makeGroups(random, firms, now),
    facts: known.flatMap((one) => factsOf(random, office, one, now)),
    dates: known.flatMap((one) => datesOf(random, one, now)),
    ...makeAgreements(
      random,
      firms.filter(({ client }) => client.status !== "lost"),
      now,
    ),
    ...makeFiles(random, known.slice(0, 24), now),
  };
}

export type Records = ReturnType<typeof makeRecords>;

/** Before the clients themselves, which name their groups. */
export const writeGroups = (tx: Tx, { groups }: Records) => insertRows(tx, clientGroups, groups);

export async function writeRecords(tx: Tx, records: Records): Promise<void> {
  await insertRows(tx, dossierFacts, records.facts);
  await insertRows(tx, clientDates, records.dates);
  await insertRows(tx, agreementSubjects, records.subjects);
  await insertRows(tx, agreements, records.agreements);
  await insertRows(tx, agreementTerms, records.terms);
  // Bytes do not pass through JSON: files go in as they would in life, and there are few of them.
  if (records.files.length > 0) await tx.insert(files).values(records.files);
  if (records.parts.length > 0) await tx.insert(fileParts).values(records.parts);
}

/** Who decides how, who reports to whom; a few people have left, and stay in the history. */
function drawPaths(random: Random, firms: readonly DemoClient[], now: Date) {
  const today = localDate(now, "Europe/Moscow");
  for (const { people, since } of firms) {
    const head = people.find(({ link }) => link.decisionRole === "decision_maker");
    for (const { link } of people) {
      if (link.decisionRole && random.chance(0.7))
        link.decisionNote = random.pick(decisionNotes[link.decisionRole]);
      if (head && link !== head.link && random.chance(0.8)) link.reportsToId = head.link.contactId;
      if (random.chance(0.4)) link.since = addDays(today, -since - random.int(30, 1500));
    }
    const leaver =
      people.length > 2 && random.chance(0.2) ? people.find(({ link }) => link !== head?.link) : undefined;
    if (leaver) leaver.link.until = addDays(today, -random.int(20, Math.max(21, since - 10)));
  }
}

/** Firms of one owner under one responsible, some with a limit. */
function makeGroups(random: Random, firms: readonly DemoClient[], now: Date): Row<typeof clientGroups>[] {
  const byOwner = [...Map.groupBy(firms, ({ owner }) => owner.id).values()].filter((list) => list.length > 6);
  return groupNames.map((name, i) => {
    const createdAt = new Date(now.getTime() - random.int(40, 400) * DAY);
    const id = random.id(createdAt);
    const list = byOwner[i % byOwner.length] ?? [];
    const from = Math.floor(i / byOwner.length) * 3;
    for (const { client } of list.slice(from, from + random.int(2, 3))) client.groupId = id;
    return {
      id,
      name,
      nameKey: nameKey(name),
      creditLimitKopecks: random.chance(0.75) ? random.int(3, 24) * 10_000_000 : null,
      note: null,
      createdAt,
      updatedAt: createdAt,
      version: 1,
    };
  });
}

function factsOf(random: Random, office: Office, one: DemoClient, now: Date): Row<typeof dossierFacts>[] {
  const { client, owner, people, since } = one;
  const person = people.find(({ link }) => link.until === null);
  return random
    .shuffle(factTexts)
    .slice(0, random.int(0, client.class === "A" ? 4 : 2))
    .map(({ category, text, person: personal, visibility = "all", lasts }) => {
      const at = new Date(now.getTime() - random.int(3, Math.max(4, Math.min(since, 300))) * DAY);
      const learnedOn = localDate(at, owner.zone);
      return {
        id: random.id(at),
        clientId: client.id,
        contactId: personal ? (person?.row.id ?? null) : null,
        category,
        text,
        learnedOn,
        expiresOn: lasts ? addDays(learnedOn, lasts) : null,
        visibility,
        departmentId: office.departments.get(owner.department)?.id ?? null,
        pinned: category === "equipment" && random.chance(0.3),
        authorId: owner.id,
        deletedAt: null,
        createdAt: at,
        updatedAt: at,
        version: 1,
      };
    });
}

function datesOf(
  random: Random,
  { client, owner, people, since }: DemoClient,
  now: Date,
): Row<typeof clientDates>[] {
  const at = new Date(now.getTime() - random.int(3, Math.max(4, since)) * DAY);
  const today = localDate(now, owner.zone);
  const row = (fields: Partial<Row<typeof clientDates>>): Row<typeof clientDates> => ({
    id: random.id(at),
    clientId: client.id,
    contactId: null,
    kind: "birthday",
    title: null,
    month: random.int(1, 12),
    day: random.int(1, 28),
    year: null,
    yearly: true,
    authorId: owner.id,
    deletedAt: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...fields,
  });
  const birthdays = people
    .filter(({ link }) => link.until === null && random.chance(0.5))
    .map((person) => {
      // Some of them soon, so that somebody has a day this very week.
      const soon = random.chance(0.2) ? addDays(today, random.int(0, 9)) : null;
      const day = soon
        ? { month: Number(soon.slice(5, 7)), day: Math.min(28, Number(soon.slice(8, 10))) }
        : {};
      const year = random.chance(0.6) ? random.int(1959, 1994) : null;
      return row({ contactId: person.row.id, year, ...day });
    });
  const others = [
    random.chance(0.15) ? row({ kind: "professional", ...random.pick(professionalDays) }) : null,
    random.chance(0.2)
      ? row({
          kind: "anniversary",
          title: "Первый договор",
          year: Number(localDate(client.createdAt ?? now, owner.zone).slice(0, 4)),
        })
      : null,
    random.chance(0.06)
      ? row({
          kind: "event",
          title: "Сын поступает",
          contactId: people[0]?.row.id ?? null,
          month: 6,
          day: null,
          year: Number(today.slice(0, 4)) + (today.slice(5, 7) > "06" ? 1 : 0),
          yearly: false,
        })
      : null,
    random.chance(0.03) ? row({ contactId: people[0]?.row.id ?? null, month: 2, day: 29, year: 1980 }) : null,
  ];
  return [...birthdays, ...others.filter((one) => one !== null)];
}
