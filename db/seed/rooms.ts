import { assignmentSteps, assignments } from "../assignments/table.ts";
import { complaintClockEvents, complaintEntries, complaintNumbers, complaints } from "../complaints/table.ts";
import { consents, suppressions } from "../consents/table.ts";
import type { Tx } from "../index.ts";
import { mailingRecipients, mailings } from "../mailings/table.ts";
import { outbox } from "../outbox/table.ts";
import { segments } from "../segments/table.ts";
import { questionnaires, questionnaireVersions, surveyCampaigns, surveyResponses } from "../surveys/table.ts";
import { answerLetters } from "./answer-letters.ts";
import { type Book, makeBook } from "./book.ts";
import { makeBookConsents } from "./book-consents.ts";
import { makeCampaigns } from "./campaigns.ts";
import { makeSegments } from "./choices.ts";
import type { DemoClient } from "./clients.ts";
import { makeListWork, writeListWork } from "./list-work.ts";
import { makeConsents, tagClients } from "./marks.ts";
import type { Office } from "./office.ts";
import { seededRandom } from "./random.ts";
import { insertRows } from "./write.ts";

const SEED = 20_261_122;
const LIST_SEED = 20_261_129;

/** What the rooms beside the clients hold: segments, consents, mailings, surveys, the complaint book. */
export function makeRooms(office: Office, base: readonly DemoClient[], now: Date) {
  const random = seededRandom(SEED);
  tagClients(random, base);
  const consents = makeConsents(random, office, base, now);
  const segments = makeSegments(random, office, now);
  const campaigns = makeCampaigns(random, office, base, segments, consents, now);
  const book = makeBook(random, office, base, campaigns.low, now);
  consents.push(...makeBookConsents(random, book, now));
  const listWork = makeListWork(seededRandom(LIST_SEED), office, base, now);
  return { consents, segments, campaigns, book, listWork };
}

export async function writeRooms(tx: Tx, rooms: ReturnType<typeof makeRooms>): Promise<void> {
  const { questionnaire, version, campaigns, responses, post } = rooms.campaigns;
  await insertRows(tx, consents, rooms.consents);
  await insertRows(tx, segments, Object.values(rooms.segments));
  await insertRows(tx, questionnaires, [questionnaire]);
  await insertRows(tx, questionnaireVersions, [version]);
  await insertRows(tx, surveyCampaigns, campaigns);
  await insertRows(tx, mailings, post.mailings);
  await insertRows(tx, mailingRecipients, post.recipients);
  await insertRows(tx, suppressions, post.stops);
  await insertRows(tx, surveyResponses, responses);
  await writeBook(tx, rooms.book);
  await writeListWork(tx, rooms.listWork);
}

async function writeBook(tx: Tx, book: Book): Promise<void> {
  const { cases, chains, numbers } = book;
  await insertRows(tx, outbox, answerLetters(book));
  await insertRows(tx, complaintNumbers, numbers);
  await insertRows(
    tx,
    complaints,
    cases.map(({ row }) => row),
  );
  await insertRows(
    tx,
    complaintEntries,
    cases.flatMap(({ entries }) => entries),
  );
  await insertRows(
    tx,
    complaintClockEvents,
    cases.flatMap(({ clocks }) => clocks),
  );
  await insertRows(
    tx,
    assignments,
    chains.map(({ row }) => row),
  );
  await insertRows(
    tx,
    assignmentSteps,
    chains.flatMap(({ steps }) => steps),
  );
}
