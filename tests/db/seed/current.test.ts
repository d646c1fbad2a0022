import { expect, it } from "vitest";
import { makeClients } from "#db/seed/clients.ts";
import { makeCurrent } from "#db/seed/current.ts";
import { makeOffice } from "#db/seed/office.ts";
import { seededRandom } from "#db/seed/random.ts";

/** A weekday noon, early morning, late evening, Saturday night, the January holidays, a minute to midnight. */
const moments = [
  "2026-03-19T09:00:00Z",
  "2026-06-15T00:10:00Z",
  "2026-08-05T19:40:00Z",
  "2026-11-21T20:33:00Z",
  "2027-01-04T12:00:00Z",
  "2026-04-30T20:59:30Z",
];

it.each(moments)("lays believable desks at %s", (moment) => {
  const now = new Date(moment);
  const random = seededRandom(1);
  const office = makeOffice(random, now);
  const { chains } = makeCurrent(random, office, makeClients(random, office, now), now);
  for (const { row, steps } of chains) {
    const times = steps.map(({ at }) => at.getTime());
    expect(times, row.title).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(now.getTime());
    expect(row.dueAt > row.createdAt, row.title).toBe(true);
  }
  const open = chains.map(({ row }) => row);
  const late = open.filter(({ dueAt, state }) => dueAt < now && state !== "reported");
  expect(new Set(late.map(({ custodianId }) => custodianId)).size).toBeGreaterThan(5);
  expect(late.every(({ state }) => state === "accepted")).toBe(true);
  const soon = open.filter(({ dueAt }) => dueAt >= now && dueAt.getTime() - now.getTime() < 86_400_000);
  expect(soon.length).toBeGreaterThan(3);
  expect(open.filter(({ state }) => state === "sent").length).toBeGreaterThan(15);
});
