import { randomUUID } from "node:crypto";
import { and, inArray, isNotNull, isNull } from "drizzle-orm";
import * as agreementCommands from "#db/agreements/commands.ts";
import { agreements } from "#db/agreements/table.ts";
import * as dates from "#db/dossier/dates.ts";
import * as facts from "#db/dossier/facts.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { db } from "#db/index.ts";

import { card, now, one, run, type Step, textOf, type Walk } from "./walk.ts";

const day = (n: number) => `2027-0${1 + (n % 9)}-1${n % 10}`;
const standing = async (walk: Walk, table: typeof dossierFacts | typeof clientDates, removed: boolean) =>
  one(
    walk,
    await db
      .select({ id: table.id, clientId: table.clientId, version: table.version })
      .from(table)
      .where(
        and(
          inArray(table.clientId, [...walk.ids]),
          removed ? isNotNull(table.deletedAt) : isNull(table.deletedAt),
        ),
      )
      .orderBy(table.id),
  ).valueOf() as { id: string; clientId: string; version: number };

const removal = ({ id, clientId, version }: { id: string; clientId: string; version: number }) => ({
  ...{ id, clientId, expectedVersion: version },
});

async function agreed(walk: Walk) {
  const rows = await db
    .select()
    .from(agreements)
    .where(inArray(agreements.clientId, [...walk.ids]))
    .orderBy(agreements.id);
  const row = one(walk, rows);
  return { row, at: removal(row) };
}

const fact = (walk: Walk) => ({
  contactId: null,
  category: "habits" as const,
  text: textOf(walk),
  expiresOn: null,
  visibility: "all" as const,
  pinned: walk.dice(2) === 0,
});
const date = (walk: Walk) => ({
  contactId: null,
  kind: "event" as const,
  title: textOf(walk),
  month: 1 + walk.dice(12),
  day: 1 + walk.dice(28),
  year: null,
  yearly: true,
});

/** What people do to facts, dates and agreements. */
export const stepsOfDossier: Record<string, Step> = {
  learn: async (walk) => {
    const { id: clientId } = await card(walk);
    await run(
      (tx, actor) => facts.recordFact(tx, actor, { key: randomUUID(), clientId, ...fact(walk) }, now()),
      walk,
    );
    return run(
      (tx, actor) => dates.recordDate(tx, actor, { key: randomUUID(), clientId, ...date(walk) }, now()),
      walk,
    );
  },
  relearn: async (walk) => {
    const known = removal(await standing(walk, dossierFacts, false));
    await run((tx, actor) => facts.changeFact(tx, actor, { ...known, ...fact(walk) }, now()), walk);
    const when = removal(await standing(walk, clientDates, false));
    return run((tx, actor) => dates.changeDate(tx, actor, { ...when, ...date(walk) }, now()), walk);
  },
  forget: async (walk) => {
    const back = walk.dice(2) === 0;
    const known = removal(await standing(walk, dossierFacts, back));
    await run((tx, actor) => (back ? facts.restoreFact : facts.removeFact)(tx, actor, known, now()), walk);
    const when = removal(await standing(walk, clientDates, back));
    return run((tx, actor) => (back ? dates.restoreDate : dates.removeDate)(tx, actor, when, now()), walk);
  },
  agree: async (walk) => {
    const { id: clientId } = await card(walk);
    const said = { kind: "oral" as const, number: null, title: textOf(walk), contactId: null, subject: null };
    const input = { key: randomUUID(), clientId, ...said, startsOn: "2026-01-01", endsOn: day(walk.dice(9)) };
    return run((tx, actor) => agreementCommands.recordAgreement(tx, actor, input, now()), walk);
  },
  reagree: async (walk) => {
    const { row, at } = await agreed(walk);
    const said = { kind: "oral" as const, number: null, contactId: null };
    return run((tx, actor) => {
      if (row.cancelledAt) return agreementCommands.reinstateAgreement(tx, actor, at, now());
      if (walk.dice(3) === 0)
        return agreementCommands.cancelAgreement(tx, actor, { ...at, reason: "раздумали" }, now());
      if (walk.dice(2) === 0)
        return agreementCommands.changeAgreement(tx, actor, { ...at, ...said, title: textOf(walk) }, now());
      return agreementCommands.extendAgreement(
        tx,
        actor,
        { ...at, ...said, endsOn: "2028-01-01", note: null },
        now(),
      );
    }, walk);
  },
};
