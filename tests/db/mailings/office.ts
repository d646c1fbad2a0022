import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { gatherMailing } from "#app/jobs/mailings-gather.ts";
import type { StaffActor } from "#db/actor.ts";
import { consents } from "#db/consents/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { db, inTransaction } from "#db/index.ts";
import { createMailing, launchMailing } from "#db/mailings/commands.ts";
import type { CreateMailing } from "#db/mailings/input.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { segments } from "#db/segments/table.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { company } from "#db/staff/table.ts";
import { runWith } from "#tests/app/jobs/run-with.ts";
import { makeActor, makeClient } from "#tests/factories.ts";

export const noon = new Date("2026-03-19T12:00:00Z");
export const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
export const everybody: SegmentTree = { type: "group", join: "and", not: false, children: [] };

/** A company with a director who sends and a segment of everybody in the base. */
export async function makeSender() {
  await db.insert(company).values({ name: "Тихий ветер" }).onConflictDoNothing();
  const director = await makeActor("director");
  return { director, segmentId: await makeSegment(director) };
}

export async function makeSegment(actor: StaffActor, tree: SegmentTree = everybody) {
  const [row] = await db
    .insert(segments)
    .values({ name: "Все", tree, createdBy: actor.id })
    .returning({ id: segments.id });
  return row?.id ?? "";
}

export async function addEmail(owner: { clientId: string } | { contactId: string }, value: string) {
  await db.insert(contactPoints).values({ ...owner, kind: "email", value, raw: value });
}

/** A client with an address of its own, or with none. */
export async function makeReader(email: string | null, values: Parameters<typeof makeClient>[0] = {}) {
  const client = await makeClient(values);
  if (email !== null) await addEmail({ clientId: client.id }, email);
  return client;
}

export async function addPerson(
  clientId: string,
  person: { surname: string; given?: string; patronymic?: string },
  email: string,
  decisionRole: "decision_maker" | "accountant" | null = null,
) {
  const [row] = await db.insert(contacts).values(person).returning({ id: contacts.id });
  const contactId = row?.id ?? "";
  await db.insert(clientContacts).values({ clientId, contactId, decisionRole });
  await addEmail({ contactId }, email);
  return contactId;
}

export async function agree(clientId: string, actor: StaffActor, address: string | null = null) {
  await db.insert(consents).values({
    ...{ kind: "advertising", clientId, address, source: "paper", proof: "анкета № 7" },
    ...{ givenAt: noon, recordedBy: actor.id, confirmedAt: noon },
  });
}

export async function draft(
  sender: { director: StaffActor; segmentId: string },
  over: Partial<CreateMailing> = {},
) {
  const { id } = await inTransaction((tx) =>
    createMailing(
      tx,
      sender.director,
      {
        ...{ key: randomUUID(), name: "Весна", kind: "service", segmentId: sender.segmentId },
        ...{ subject: "Для {{client}}", body: "{{salutation}}\n\nЖдём вас." },
        ...over,
      },
      noon,
    ),
  );
  return id;
}

export const launch = (actor: StaffActor, id: string, startsAt?: Date) =>
  inTransaction((tx) => launchMailing(tx, actor, { id, expectedVersion: 1, startsAt }, noon));

export const gather = (mailingId: string, now = noon) => gatherMailing({ mailingId }, runWith(null, now));

/** Written, launched and gathered: only the sending is left. */
export async function running(
  sender: { director: StaffActor; segmentId: string },
  over: Partial<CreateMailing> = {},
) {
  const id = await draft(sender, over);
  await launch(sender.director, id);
  await gather(id);
  return id;
}

export const recipientsOf = (mailingId: string) =>
  db
    .select()
    .from(mailingRecipients)
    .where(eq(mailingRecipients.mailingId, mailingId))
    .orderBy(mailingRecipients.id);

export async function stateOf(mailingId: string) {
  const [row] = await db.select({ state: mailings.state }).from(mailings).where(eq(mailings.id, mailingId));
  return row?.state;
}

/** How many recipients stand in which state. */
export async function counts(mailingId: string): Promise<Record<string, number>> {
  const rows = await recipientsOf(mailingId);
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ state }) => state)].map(([state, of]) => [state, of.length]),
  );
}
