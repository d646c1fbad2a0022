import { expect, it } from "vitest";
import { type Counts, lettersInOrder, tally } from "#app/(office)/mailings/[id]/tally.ts";
import { recipientStates } from "#db/mailings/states.ts";

const none = Object.fromEntries(Object.keys(recipientStates).map((state) => [state, 0])) as Counts;

it("counts nobody before the launch", () => {
  expect(tally(none)).toEqual({ all: 0, handed: 0, left: 0, done: 0 });
});

it("tells letters that a server took from those that are ahead, and leaves the excluded out", () => {
  const counts = { ...none, excluded: 40, queued: 3, frozen: 2, in_flight: 1, accepted: 5, delivered: 7 };
  expect(tally(counts)).toEqual({ all: 18, handed: 12, left: 6, done: 12 });
});

it("has done with what was refused, cancelled or left in doubt, though no server took it", () => {
  const counts = { ...none, refused: 1, unknown: 2, cancelled: 3, bounced: 4, complained: 1 };
  expect(tally(counts)).toEqual({ all: 11, handed: 5, left: 0, done: 11 });
});

it("names every state of a letter once", () => {
  expect([...lettersInOrder, "excluded"].toSorted()).toEqual(Object.keys(recipientStates).toSorted());
});
