import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { getDossier } from "#db/clients/dossier.ts";
import { clients } from "#db/clients/table.ts";
import { inTransaction } from "#db/index.ts";
import { recordInteraction } from "#db/interactions/commands.ts";
import { type InteractionKind, interactionKinds, type Outcome } from "#db/interactions/kinds.ts";
import { clientTouch } from "#db/interactions/table.ts";
import { recountTouch } from "#db/interactions/touch.ts";
import { addClient, makeOffice, now, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();
let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

interface Talk {
  kind: InteractionKind;
  direction?: "in" | "out";
  outcome?: Outcome;
  minute: number;
}
const at = (minute: number) => new Date(now.getTime() + minute * 60_000);

async function record(clientId: string, { minute, ...said }: Talk) {
  const input = { key: randomUUID(), clientId, text: "Разговор", ...said };
  await inTransaction((tx) => recordInteraction(tx, office.manager, input, at(minute)));
}

async function remembered(clientId: string) {
  const [row] = await db
    .select({
      last: clients.lastContactAt,
      kind: clients.lastContactKind,
      inAt: clientTouch.lastInAt,
      inKind: clientTouch.lastInKind,
      inBy: clientTouch.lastInBy,
      outAt: clientTouch.lastOutAt,
      outKind: clientTouch.lastOutKind,
      outBy: clientTouch.lastOutBy,
    })
    .from(clients)
    .leftJoin(clientTouch, eq(clientTouch.clientId, clients.id))
    .where(eq(clients.id, clientId));
  return row;
}

/** A plain reading of the talks, in the order in which they were written down. */
function expected(talks: readonly Talk[]) {
  const contacts = talks.filter(({ kind, outcome }) => kind !== "note" && outcome !== "no_answer");
  const last = (list: readonly Talk[]) =>
    list.reduce<Talk | undefined>((best, one) => (best && best.minute > one.minute ? best : one), undefined);
  const way = (direction: "in" | "out") =>
    last(contacts.filter((one) => one.kind === "meeting" || one.direction === direction));
  const when = (one: Talk | undefined) => (one ? at(one.minute) : null);
  const [any, into, out] = [last(contacts), way("in"), way("out")];
  const by = (one: Talk | undefined) => (one ? office.manager.id : null);
  return {
    last: when(any),
    kind: any?.kind ?? null,
    inAt: when(into),
    inKind: into?.kind ?? null,
    inBy: by(into),
    outAt: when(out),
    outKind: out?.kind ?? null,
    outBy: by(out),
  };
}

const talk: fc.Arbitrary<Talk> = fc.record(
  {
    kind: fc.constantFrom(...(Object.keys(interactionKinds) as InteractionKind[])),
    direction: fc.constantFrom("in" as const, "out" as const),
    outcome: fc.constantFrom("interest" as const, "no_answer" as const),
    minute: fc.integer({ min: 0, max: 9 }),
  },
  { requiredKeys: ["kind", "minute"] },
);

it("remembers the last talks as a plain reading of them and a recount do", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(talk, { minLength: 1, maxLength: 8 }), async (talks) => {
      const id = await addClient(office.manager);
      for (const one of talks) await record(id, one);
      const kept = await remembered(id);
      expect(kept).toEqual(expected(talks));
      await inTransaction((tx) => recountTouch(tx, [id]));
      expect(await remembered(id)).toEqual(kept);
    }),
    { numRuns: 15 },
  );
});

it("counts how often all departments turned to the client within thirty days", async () => {
  const id = await addClient(office.manager);
  for (const one of [
    { kind: "call" as const, minute: 0 },
    { kind: "meeting" as const, minute: 1 },
    { kind: "letter" as const, direction: "out" as const, minute: 2 },
    { kind: "call" as const, direction: "in" as const, minute: 3 },
    { kind: "note" as const, minute: 4 },
    { kind: "call" as const, outcome: "no_answer" as const, minute: 5 },
    { kind: "call" as const, minute: -31 * 24 * 60 },
  ])
    await record(id, one);
  const { pressure } = await getDossier(office.manager, id, now);
  expect(pressure).toEqual({ talks: 2, letters: 1, mailings: 0, surveys: 0 });
});
