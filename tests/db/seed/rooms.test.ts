import { expect, it } from "vitest";
import { complaintMoves } from "#db/complaints/moves.ts";
import { complaintKinds } from "#db/complaints/registries.ts";
import { type ComplaintState, complaintStateNames, owedStates } from "#db/complaints/states.ts";
import { makeClients, makeCrowd } from "#db/seed/clients.ts";
import { makeOffice } from "#db/seed/office.ts";
import { seededRandom } from "#db/seed/random.ts";
import { makeRooms } from "#db/seed/rooms.ts";
import { segmentTree } from "#db/segments/input.ts";
import { questionnaireContent } from "#db/surveys/content-input.ts";
import { npsOfCounts } from "#db/surveys/nps.ts";
import { deadLinks, fillLetter } from "#db/values/mailing-letter.ts";

/** A weekday noon, a Sunday night, the January holidays. */
const moments = ["2026-03-19T08:30:00Z", "2026-11-22T01:40:00Z", "2027-01-04T12:00:00Z"];

const known = new Map<string, ReturnType<typeof makeAt>>();

function roomsAt(moment: string) {
  const rooms = known.get(moment) ?? makeAt(moment);
  known.set(moment, rooms);
  return rooms;
}

function makeAt(moment: string) {
  const now = new Date(moment);
  const office = makeOffice(seededRandom(1), now);
  const first = makeClients(seededRandom(2), office, now);
  const base = [...first, ...makeCrowd(office, now, first)];
  return { now, base, ...makeRooms(office, base, now) };
}

it.each(moments)("keeps a believable book of complaints at %s", (moment) => {
  const { now, book } = roomsAt(moment);
  const rows = book.cases.map(({ row }) => row);
  expect(rows).toHaveLength(60);
  expect(new Set(rows.map(({ kind }) => kind)).size).toBe(Object.keys(complaintKinds).length);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(complaintStateNames));
  const owed = rows.filter(({ state }) => owedStates.includes(state ?? "registered"));
  expect(owed.every(({ legalDueAt, internalDueAt }) => legalDueAt && internalDueAt)).toBe(true);
  expect(owed.filter(({ internalDueAt }) => internalDueAt && internalDueAt < now).length).toBeLessThan(6);
  for (const { row, entries, clocks } of book.cases) {
    const times = entries.map(({ at }) => at.getTime());
    expect(times, row.subject).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1), row.subject).toBeLessThanOrEqual(now.getTime());
    expect(entries.at(-1)?.toState).toBe(row.state);
    expect(clocks.findLast(({ clock }) => clock === "internal")?.dueAt).toEqual(row.internalDueAt);
    for (const { command, fromState } of entries.slice(1)) {
      const from: readonly ComplaintState[] = complaintMoves[command as keyof typeof complaintMoves].from;
      expect(from, `${command}: ${row.subject}`).toContain(fromState);
    }
    if (row.state === "closed" && complaintKinds[row.kind].needsVerdict)
      expect(row, row.subject).toMatchObject({
        verdict: expect.any(String),
        costKopecks: expect.any(Number),
      });
    expect(`${row.subject} ${row.text}`).not.toMatch(/[{}<>"!]| {2}|undefined/);
  }
  expect(book.chains.filter(({ row }) => row.closedAt === null && row.complaintId).length).toBeGreaterThan(2);
});

it.each(moments)("has sent mailings and asked surveys at %s", (moment) => {
  const { now, campaigns, consents, base, book } = roomsAt(moment);
  const { post, responses } = campaigns;
  expect(post.mailings.map(({ state }) => state).sort()).toEqual([
    "draft",
    ...Array<string>(4).fill("finished"),
    "paused",
    "running",
  ]);
  for (const mailing of post.mailings) {
    const rows = post.recipients.filter(({ mailingId }) => mailingId === mailing.id);
    const open = rows.filter(({ state }) => state === "queued");
    expect(open.length > 0, mailing.name).toBe(["paused", "running"].includes(mailing.state ?? ""));
    if (mailing.state === "running")
      expect(open.every(({ notBefore }) => notBefore && notBefore > now)).toBe(true);
    const written = rows.filter(({ exclusion }) => exclusion === null).map(({ address }) => address);
    expect(new Set(written).size).toBe(written.length);
    const sent = rows.find(({ sentAt }) => sentAt);
    if (!sent || !mailing.letter || !sent.values) continue;
    const letter = fillLetter(mailing.letter, sent.values, deadLinks);
    expect(`${letter.subject} ${letter.html} ${letter.text}`).not.toMatch(/\{\{|\}\}|undefined/);
  }
  const late = (at: Date | null) => at !== null && at > now;
  expect(post.recipients.filter(({ sentAt }) => late(sentAt))).toEqual([]);
  expect(post.stops.filter(({ at }) => late(at))).toEqual([]);
  expect(responses.filter(({ finishedAt }) => late(finishedAt))).toEqual([]);
  const sentAt = new Map(post.recipients.map((row) => [row.id, row.sentAt]));
  for (const { campaignId, recipientId, startedAt, finishedAt } of responses) {
    const closesAt = campaigns.campaigns.find(({ id }) => id === campaignId)?.closesAt;
    expect(startedAt.getTime()).toBeGreaterThan(sentAt.get(recipientId)?.getTime() ?? Number.NaN);
    expect((finishedAt ?? startedAt).getTime()).toBeLessThan(closesAt?.getTime() ?? Number.NaN);
  }
  for (const { response } of campaigns.low) {
    const entry = book.cases.find(({ row }) => row.surveyResponseId === response.id);
    expect(entry?.row.registeredAt).toEqual(response.finishedAt);
  }
  expect(new Set(responses.map(({ recipientId }) => recipientId)).size).toBe(responses.length);
  const [finished] = campaigns.campaigns;
  const counts = Array<number>(11).fill(0);
  for (const { campaignId, finishedAt, score } of responses)
    if (campaignId === finished?.id && finishedAt && score !== null) counts[score] = (counts[score] ?? 0) + 1;
  expect(npsOfCounts(counts, 530).nps).toBeCloseTo(41, 0);
  const advertising = consents.filter(({ kind }) => kind === "advertising").length;
  expect(advertising / base.length).toBeGreaterThan(0.3);
  expect(advertising / base.length).toBeLessThan(0.45);
  const tagged = base.filter(({ client }) => client.tags?.length).length;
  expect(tagged / base.length).toBeGreaterThan(0.3);
  expect(tagged / base.length).toBeLessThan(0.4);
});

it("stores segments and questions that the forms themselves would take", () => {
  const { segments, campaigns } = roomsAt(moments[0] ?? "");
  for (const { tree } of Object.values(segments)) expect(segmentTree.safeParse(tree).success).toBe(true);
  expect(questionnaireContent.safeParse(campaigns.version.content).success).toBe(true);
});
