import { eq } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { clockSteps } from "#db/complaints/clock-events.ts";
import { type ClockStep, type InternalTerm, replayAll } from "#db/complaints/clocks.ts";
import type { Complaint } from "#db/complaints/table.ts";
import { internalMinutes, type LegalTerm, legalTerm } from "#db/complaints/terms.ts";
import type { Party } from "#db/complaints/terms-data.ts";
import type { Tx } from "#db/index.ts";

type Facts = Pick<Complaint, "kind" | "type" | "demand" | "severity" | "clientId">;

async function partyOf(tx: Tx, clientId: string | null): Promise<Party> {
  if (clientId === null) return "person";
  const [row] = await tx.select({ kind: clients.kind }).from(clients).where(eq(clients.id, clientId));
  return row?.kind ?? "person";
}

/** The terms that these facts give when presented at that moment. */
export async function termsNow(
  tx: Tx,
  facts: Facts,
  presentedAt: Date,
  zone: string,
): Promise<{ legal: LegalTerm; internal: InternalTerm; basis: string }> {
  const party = await partyOf(tx, facts.clientId);
  const legal = legalTerm({ ...facts, party }, presentedAt, zone);
  return { legal, internal: { minutes: internalMinutes(facts) }, basis: legal.rule };
}

/**
 * What edited facts do to the terms. They are counted from the same beginning, and only a term that really becomes
 * another makes a new generation of alarms.
 */
export async function retargeted(tx: Tx, before: Complaint, facts: Facts, now: Date, zone: string) {
  const known = await clockSteps(tx, before.id);
  const clocks = replayAll(known, zone);
  const begun = known.findLast(({ clock, event }) => clock === "legal" && event === "start");
  if (clocks.legal.state === "stopped" || !begun) return { change: {}, steps: [] as ClockStep[] };
  const { legal, internal, basis } = await termsNow(tx, facts, begun.at, zone);
  const steps: ClockStep[] = [];
  const retarget = { event: "retarget", at: now } as const;
  if (!isSame(clocks.legal.terms, legal)) steps.push({ clock: "legal", ...retarget, terms: legal });
  if (!isSame(clocks.internal.terms, internal))
    steps.push({ clock: "internal", ...retarget, terms: internal });
  if (steps.length === 0) return { change: {}, steps };
  const change = { legalDueOn: legal.lastOn, legalBasis: basis, generation: before.generation + 1 };
  return { change, steps };
}

/** Stored terms come back with their keys in another order. */
function isSame(stored: object | null, reckoned: object): boolean {
  const sorted = (terms: object) => JSON.stringify(Object.entries(terms).sort());
  return stored !== null && sorted(stored) === sorted(reckoned);
}
