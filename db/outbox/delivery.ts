import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNull, lt, lte, not, or, sql } from "drizzle-orm";
import { db } from "../index.ts";
import { isHeld } from "./hold.ts";
import type { Outcome } from "./input.ts";
import { giveUpAfterAttempts, retryDelayMs } from "./retry.ts";
import { blankSecrets } from "./secrets.ts";
import { outbox } from "./table.ts";

export type ClaimedLetter = Pick<
  typeof outbox.$inferSelect,
  "id" | "kind" | "toAddress" | "toName" | "locale" | "props" | "attempts"
> & { claim: string };

/**
 * Take letters that are due, so that no other worker does until the lease ends. They stay `queued`:
 * a letter taken and never begun simply falls back when the lease is over.
 */
export async function claimLetters(limit: number, leaseMs: number, now: Date): Promise<ClaimedLetter[]> {
  const claim = randomUUID();
  const due = db.$with("due").as(
    db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.state, "queued"),
          lte(outbox.notBefore, now),
          or(isNull(outbox.claimedUntil), lt(outbox.claimedUntil, now)),
          not(isHeld()),
        ),
      )
      .orderBy(asc(outbox.notBefore), asc(outbox.id))
      .limit(limit)
      .for("update", { skipLocked: true }),
  );
  const rows = await db
    .with(due)
    .update(outbox)
    .set({ claim, claimedUntil: new Date(now.getTime() + leaseMs) })
    .where(inArray(outbox.id, db.select({ id: due.id }).from(due)))
    .returning({
      id: outbox.id,
      kind: outbox.kind,
      toAddress: outbox.toAddress,
      toName: outbox.toName,
      locale: outbox.locale,
      props: outbox.props,
      attempts: outbox.attempts,
    });
  return rows.map((row) => ({ ...row, claim }));
}

/**
 * Mark one letter as being handed over, just before it is. False when it was cancelled meanwhile, delivery was put on
 * hold or the lease was lost: then it must not be sent.
 */
export async function beginSending(
  letter: ClaimedLetter,
  by: { provider: string; keyed: boolean; messageId: string },
  leaseMs: number,
  now: Date,
): Promise<boolean> {
  const begun = await db
    .update(outbox)
    .set({
      state: "in_flight",
      attempts: sql`${outbox.attempts} + 1`,
      provider: by.provider,
      providerKeyed: by.keyed,
      messageId: by.messageId,
      claimedUntil: new Date(now.getTime() + leaseMs),
    })
    .where(
      and(
        eq(outbox.id, letter.id),
        eq(outbox.claim, letter.claim),
        eq(outbox.state, "queued"),
        not(isHeld()),
      ),
    )
    .returning({ id: outbox.id });
  return begun.length === 1;
}

/** Write down what became of one letter. A late answer also settles a letter already called `unknown`. */
export async function recordOutcome(
  letter: Pick<ClaimedLetter, "id" | "claim" | "attempts">,
  result: Outcome,
  now: Date,
): Promise<void> {
  const mine = and(
    eq(outbox.id, letter.id),
    eq(outbox.claim, letter.claim),
    inArray(outbox.state, ["queued", "in_flight", "unknown"]),
  );
  const released = { claim: null, claimedUntil: null };
  const attempts = letter.attempts + 1;
  if (result.outcome === "accepted") {
    await db
      .update(outbox)
      .set({ ...released, state: "sent", sentAt: now, error: null, props: blankSecrets })
      .where(mine);
  } else if (result.outcome === "retry" && attempts < giveUpAfterAttempts) {
    const notBefore = new Date(now.getTime() + retryDelayMs(attempts));
    await db
      .update(outbox)
      .set({ ...released, state: "queued", notBefore, error: result.detail })
      .where(mine);
  } else {
    const state = result.outcome === "unknown" ? "unknown" : "refused";
    await db
      .update(outbox)
      .set({ ...released, state, error: result.detail, props: blankSecrets })
      .where(mine);
  }
}

/**
 * Letters whose process died while handing them over. Where the provider drops repeats they are sent
 * again; otherwise nobody knows whether they left, and a second one is never sent silently.
 */
export async function releaseExpired(now: Date): Promise<void> {
  const expired = and(eq(outbox.state, "in_flight"), lt(outbox.claimedUntil, now));
  await db
    .update(outbox)
    .set({ state: "queued", claim: null, claimedUntil: null })
    .where(and(expired, eq(outbox.providerKeyed, true)));
  await db
    .update(outbox)
    .set({ state: "unknown", error: "the worker stopped while handing the letter over", props: blankSecrets })
    .where(and(expired, eq(outbox.providerKeyed, false)));
}

/** Give back what was claimed and not begun, at once and not at the end of the lease. */
export async function releaseLetters(letters: readonly ClaimedLetter[]): Promise<void> {
  const claims = [...new Set(letters.map(({ claim }) => claim))];
  const ids = letters.map(({ id }) => id);
  await db
    .update(outbox)
    .set({ claim: null, claimedUntil: null })
    .where(and(inArray(outbox.id, ids), inArray(outbox.claim, claims), eq(outbox.state, "queued")));
}
