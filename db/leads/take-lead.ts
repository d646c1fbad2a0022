import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { jobActor } from "#db/actor.ts";
import { lockKey } from "#db/api-keys/queries.ts";
import { apiKeys } from "#db/api-keys/table.ts";
import { issueAssignment } from "#db/assignments/issue.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { touch } from "#db/interactions/touch.ts";
import { staff } from "#db/staff/table.ts";
import { addWorkingMinutes } from "#db/values/calendar.ts";
import { say } from "#db/values/text.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";
import type { Lead } from "./input.ts";
import { knownClient, lockPoints, makeLeadClient, pointsOf } from "./lead-client.ts";
import { issuerOf, receiverOf } from "./receiver.ts";
import { leads } from "./table.ts";

const title = { ru: "Ответить на заявку с сайта", en: "Answer a lead from the site" };

/**
 * Take a lead: of somebody known it becomes a message in the timeline, of anybody else a client too; in both cases one
 * colleague has to answer by a term. The same post again is the same lead. The answer tells nothing of the client.
 * @throws Refused api_key_wrong, key_reused, lead_unreachable.
 */
export async function takeLead(tx: Tx, secret: string, lead: Lead, now: Date): Promise<{ id: string }> {
  const key = await lockKey(tx, secret);
  const { idempotencyKey, ...said } = lead;
  const inputHash = createHash("sha256").update(JSON.stringify(said)).digest("base64url");
  const [before] = await tx
    .select({ id: leads.id, inputHash: leads.inputHash })
    .from(leads)
    .where(and(eq(leads.apiKeyId, key.id), eq(leads.key, idempotencyKey)));
  if (before && before.inputHash !== inputHash) throw new Refused("key_reused");
  if (before) return { id: before.id };
  const points = pointsOf(lead);
  if (points.length === 0) throw new Refused("lead_unreachable");
  await lockPoints(tx, points);
  const known = await knownClient(tx, points);
  const receiverId = await receiverOf(tx, key, known);
  const receiver = found(
    (
      await tx
        .select({ branchId: staff.branchId, locale: staff.locale })
        .from(staff)
        .where(eq(staff.id, receiverId))
    )[0],
  );
  const source = lead.source || key.source;
  const made = { ownerId: receiverId, branchId: receiver.branchId, source };
  const clientId = known?.id ?? (await makeLeadClient(tx, lead, points, made, now));
  const interactionId = await writeDown(tx, lead, { clientId, authorId: receiverId, source }, now);
  const issuer = await issuerOf(tx, receiverId, clientId);
  const assignment = await issueAssignment(
    tx,
    issuer,
    {
      // Of this lead alone: the keys of two senders may be alike.
      ...{ key: `lead ${interactionId}`, title: say(title, receiver.locale), clientId },
      ...{ interactionId, executorId: receiverId },
      dueAt: addWorkingMinutes(now, key.minutes, DEFAULT_ZONE),
    },
    now,
  );
  const values = { apiKeyId: key.id, clientId, isNewClient: known === null, interactionId };
  const [row] = await tx
    .insert(leads)
    .values({ ...values, key: idempotencyKey, inputHash, assignmentId: assignment.id, createdAt: now })
    .returning({ id: leads.id });
  const { id } = found(row);
  await tx.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, key.id));
  await recordEvent(tx, jobActor("api.lead"), {
    command: "lead.take",
    entity: "lead",
    entityId: id,
    after: { ...values, source, assignmentId: assignment.id },
  });
  return { id };
}

/** What was written, with everything that found no place of its own. */
async function writeDown(
  tx: Tx,
  { name, company, phone, email, comment, page }: Lead,
  to: { clientId: string; authorId: string; source: string },
  now: Date,
): Promise<string> {
  const who = [name, company, phone, email].filter(Boolean).join(", ");
  const text = [comment, who, [to.source, page].filter(Boolean).join(", ")].filter(Boolean).join("\n");
  const { source: _, ...own } = to;
  const talk = { ...own, kind: "message", direction: "in", at: now, text } as const;
  const [row] = await tx.insert(interactions).values(talk).returning({ id: interactions.id });
  await touch(tx, talk);
  return found(row).id;
}
