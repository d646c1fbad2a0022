import { and, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { isOfClient } from "#db/complaints/addressee.ts";
import { appendClockSteps, cachesOf, zoneOfBranch } from "#db/complaints/clock-events.ts";
import { type ClockStep, replayAll } from "#db/complaints/clocks.ts";
import { complaintDocument } from "#db/complaints/document.ts";
import { emailOf, findClient } from "#db/complaints/find-client.ts";
import type { Lodge } from "#db/complaints/input.ts";
import { tellAssigned, tellClient } from "#db/complaints/letters.ts";
import { nextNumber } from "#db/complaints/numbers.ts";
import type {
  ComplaintChannel,
  ComplaintDemand,
  ComplaintKind,
  ComplaintSeverity,
  ComplaintType,
} from "#db/complaints/registries.ts";
import { type Complaint, complaintEntries, complaints } from "#db/complaints/table.ts";
import { internalMinutes, legalTerm, ruleFor } from "#db/complaints/terms.ts";
import { mayOwn, triageOwner } from "#db/complaints/triage.ts";
import { deadConsentLink } from "#db/consents/confirm-link.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { branches } from "#db/staff/table.ts";
import { emailKey } from "#db/values/email.ts";
import { fullName } from "#db/values/person-name.ts";

export interface LodgeInput {
  kind: ComplaintKind;
  channel: ComplaintChannel;
  type: ComplaintType;
  demand: ComplaintDemand;
  severity?: ComplaintSeverity;
  subject: string;
  text: string;
  clientId?: string | null;
  contactId?: string | null;
  fromName: string;
  fromEmail?: string | null;
  fromPhone?: string | null;
  locale: "ru" | "en";
  surveyResponseId?: string | null;
  branchId?: string | null;
  claimedKopecks?: number | null;
  ownerId?: string | null;
  /** A consent to advertising that waits for a press in the acknowledgement. */
  consentId?: string | null;
}

/** A colleague who writes it down, or the client who wrote it. */
export type LodgedBy = StaffActor | { client: true };

/**
 * Put it into the book, in the caller's transaction: row, number, one responsible person, both clocks, the letter with
 * the tracking link and the one to the responsible person, entry and audit event.
 */
export async function lodgeComplaint(
  tx: Tx,
  by: LodgedBy,
  input: LodgeInput,
  now: Date,
): Promise<{ id: string; number: string }> {
  const actor = "client" in by ? null : by;
  const from = await whose(tx, actor, input);
  if (input.branchId) await checkBranch(tx, input.branchId);
  const branchId = input.branchId ?? from.branchId ?? actor?.branchId ?? null;
  const zone = await zoneOfBranch(tx, branchId);
  const ownerId = await ownerFor(tx, actor, input.ownerId ?? null, branchId);
  const { kind, type, demand, severity = "medium" } = input;
  const terms = legalTerm({ kind, type, demand, party: from.party }, now, zone);
  const steps: ClockStep[] = [
    { clock: "legal", event: "start", at: now, terms },
    {
      clock: "internal",
      event: "start",
      at: now,
      terms: { minutes: internalMinutes({ kind, severity }) },
    },
  ];
  const number = await nextNumber(tx, kind, now, zone);
  const values = {
    ...{ number, kind, type, demand, severity, branchId, ownerId, channel: input.channel },
    ...{ subject: input.subject, text: input.text, locale: input.locale },
    ...{ clientId: from.clientId, contactId: from.contactId },
    ...{ fromName: from.name, fromEmail: from.email, fromPhone: input.fromPhone || null },
    search: complaintDocument({ number, subject: input.subject, text: input.text, fromName: from.name }),
    surveyResponseId: input.surveyResponseId ?? null,
    claimedKopecks: input.claimedKopecks ?? null,
    registeredBy: actor?.id ?? null,
    registeredAt: now,
    legalDueOn: terms.lastOn,
    legalBasis: ruleFor({ kind, type, demand, party: from.party }, terms.presentedOn).key,
    ...cachesOf(replayAll(steps, zone)),
    createdAt: now,
  };
  const [row] = await tx.insert(complaints).values(values).returning();
  const item = found(row);
  await appendClockSteps(tx, item.id, [], steps, zone);
  await announce(tx, actor, item, { answerBy: terms.lastOn, zone, consentId: input.consentId ?? null }, now);
  return { id: item.id, number };
}

async function announce(
  tx: Tx,
  actor: StaffActor | null,
  item: Complaint,
  { answerBy, zone, consentId }: { answerBy: string; zone: string; consentId: string | null },
  now: Date,
): Promise<void> {
  // What somebody typed goes to an address of the client's card alone: else a form would send anything to anybody.
  const isKnown = item.channel !== "form" && (await isOfClient(tx, item));
  const props = {
    subject: isKnown ? item.subject : null,
    answerBy,
    confirmUrl: consentId && deadConsentLink(consentId),
  };
  const outboxId = await tellClient(tx, item, { kind: "complaint-received", props, isNamed: isKnown }, now);
  await tellAssigned(tx, item, { asked: "owner", by: actor, zone }, now);
  await tx.insert(complaintEntries).values({
    complaintId: item.id,
    at: now,
    kind: "lodged",
    command: "lodge",
    authorId: actor?.id ?? null,
    byClient: actor === null,
    visibleToClient: true,
    toState: item.state,
    ownerId: item.ownerId,
    text: item.text,
    outboxId,
  });
  const { search: _, ...after } = item;
  await recordEvent(tx, actor, {
    command: "complaint.lodge",
    entity: "complaint",
    entityId: item.id,
    after,
  });
}

/** Who it is from: a client that the colleague sees, one found by the address, or nobody we know. */
async function whose(tx: Tx, actor: StaffActor | null, input: LodgeInput) {
  const email = input.fromEmail ? emailKey(input.fromEmail) : null;
  const isStranger = actor === null && input.channel === "form" && !input.clientId;
  const guess = isStranger ? await findClient(tx, { email, phone: input.fromPhone }) : null;
  const clientId = input.clientId ?? guess?.clientId ?? null;
  const contactId = input.contactId ?? guess?.contactId ?? null;
  if (clientId === null) {
    if (!input.fromName) throw new Refused("complaint_from_required", { field: "fromName" });
    return { ...unknown, email, name: input.fromName };
  }
  // Locked, so that the client is not erased between this look and the commit.
  const [client] = await tx
    .select({
      name: clients.name,
      kind: clients.kind,
      branchId: clients.branchId,
      showsPeople: actor ? sql<boolean>`${contactsVisibleTo(actor)}` : sql<boolean>`true`,
    })
    .from(clients)
    .where(and(eq(clients.id, clientId), actor ? visibleTo(actor) : undefined))
    .for("key share");
  const known = found(client);
  // The writer sees term, day and letters: a guess at who it is must change none of them. Staff confirm it.
  if (guess) return { ...unknown, ...guess, email, name: input.fromName };
  if (input.contactId && !known.showsPeople) {
    throw new Refused("complaint_contact_hidden", { field: "contactId" });
  }
  const person = contactId ? await contactName(tx, clientId, contactId) : null;
  return {
    clientId,
    contactId,
    branchId: known.branchId,
    party: known.kind,
    name: input.fromName || person || known.name,
    email: email ?? (await emailOf(tx, { clientId, contactId })),
  };
}

const unknown = { clientId: null, contactId: null, branchId: null, party: "person" as const };

async function contactName(tx: Tx, clientId: string, contactId: string): Promise<string> {
  const [row] = await tx
    .select({ surname: contacts.surname, given: contacts.given, patronymic: contacts.patronymic })
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .where(and(eq(clientContacts.clientId, clientId), eq(clientContacts.contactId, contactId)));
  if (!row) throw new Refused("contact_not_of_client", { field: "contactId" });
  return fullName({ ...row, given: row.given ?? "" });
}

async function checkBranch(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.select({ id: branches.id }).from(branches).where(eq(branches.id, id));
  if (!row) throw new Refused("complaint_branch_gone", { field: "branchId" });
}

/** The one asked for; what comes by itself falls to triage when that person has left. */
async function ownerFor(tx: Tx, actor: StaffActor | null, asked: string | null, branchId: string | null) {
  if (asked !== null && (await mayOwn(tx, asked))) return asked;
  if (asked !== null && actor !== null) throw new Refused("complaint_owner_gone", { field: "ownerId" });
  return triageOwner(tx, branchId);
}

/** A colleague writes down what a client has said: pressing twice lodges once. */
export async function lodgeByStaff(
  tx: Tx,
  actor: StaffActor,
  input: Lodge,
  now: Date,
): Promise<{ id: string; number: string }> {
  return once(tx, actor, "complaint.lodge", input, () => {
    const { key: _, fromName = "", ...given } = input;
    return lodgeComplaint(tx, actor, { ...given, fromName, channel: "staff" }, now);
  });
}
