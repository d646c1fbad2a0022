import fc from "fast-check";
import { expect, test } from "vitest";
import { checkCustody } from "#tests/load/custody-check.ts";
import { furnishOffice, readOffice } from "#tests/load/custody-office.ts";
import { perform, randomCommand } from "#tests/load/custody-walk.ts";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();

test("2,000 random commands leave exactly one custodian and a whole history after each", async () => {
  await furnishOffice();
  const office = await readOffice();
  const start = new Date("2026-03-16T06:00:00Z").getTime();
  const outcomes = new Map<string, number>();
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(randomCommand, { minLength: 100, maxLength: 100 }), async (walk) => {
      const ids: string[] = [];
      for (const random of walk) {
        const outcome = await perform(office, ids, random, new Date(start + done++ * 60_000));
        if (outcome.expected !== null)
          expect(outcome.refusal === null, random.command).toBe(outcome.expected);
        if (outcome.id && !ids.includes(outcome.id)) ids.push(outcome.id);
        if (outcome.id) await checkCustody([outcome.id]);
        outcomes.set(outcome.refusal ?? "done", (outcomes.get(outcome.refusal ?? "done") ?? 0) + 1);
      }
      await checkCustody(ids);
    }),
    { numRuns: 20, seed: 20_260_319, endOnFailure: true },
  );
  expect(done).toBe(2000);
  expect(outcomes.get("done")).toBeGreaterThan(600);
  // The walk must have met the refusals too, or it proves little.
  for (const code of [
    "not_found",
    "not_issuer",
    "not_addressee",
    "already_taken",
    "stale",
    "wrong_state",
    "term_in_past",
  ]) {
    expect(outcomes.get(code), code).toBeGreaterThan(0);
  }
}, 120_000);
