import { and, sql } from "drizzle-orm";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { type Point, replacePoints } from "#db/contacts/points.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { found } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { parseEmails } from "#db/values/email.ts";
import { parsePersonName } from "#db/values/person-name.ts";
import { parsePhones } from "#db/values/phone.ts";
import type { Lead } from "./input.ts";

/** The phones and addresses of a lead that can be read; the rest stands with its words. */
export function pointsOf({ phone, email }: Lead): Point[] {
  const own = (kind: "phone" | "email", value: string, extension: string | null, raw: string): Point => ({
    ...{ kind, value, extension, raw: raw.slice(0, 300) },
  });
  return [
    ...parsePhones(phone).phones.map(({ e164, ext, raw }) => own("phone", e164, ext, raw)),
    ...[...new Set(parseEmails(email).emails)].map((value) => own("email", value, null, value)),
  ].slice(0, 5);
}

/** Two posts of one person wait for each other, by whatever key they come: the second one meets the client of the first. */
export async function lockPoints(tx: Tx, points: readonly Point[]): Promise<void> {
  for (const value of [...new Set(points.map((point) => point.value))].sort())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`lead ${value}`}, 0))`);
}

/** The client that has one of the numbers or addresses, itself or by its people; of several the one in use. */
export async function knownClient(tx: Tx, points: readonly Point[]) {
  const values = sql.param(points.map(({ value }) => value));
  const holders = sql`(
    select p.client_id from ${contactPoints} p where p.value = any(${values}::text[]) and p.client_id is not null
    union select l.client_id from ${contactPoints} p join ${clientContacts} l on l.contact_id = p.contact_id
    where p.value = any(${values}::text[]) and l.until is null)`;
  const [row] = await tx
    .select({ id: clients.id, ownerId: clients.ownerId })
    .from(clients)
    .where(and(sql`${clients.id} in ${holders}`, sql`${clients.archivedAt} is null`))
    .orderBy(sql`${clients.lastContactAt} desc nulls last`, clients.createdAt, clients.id)
    .limit(1)
    .for("no key update");
  return row ?? null;
}

interface Made {
  ownerId: string;
  branchId: string | null;
  source: string;
}

/** A client for a lead of nobody we know: potential, with its source and whoever answers. */
export async function makeLeadClient(
  tx: Tx,
  lead: Lead,
  points: readonly Point[],
  made: Made,
  now: Date,
): Promise<string> {
  const name = (lead.company || lead.name || points[0]?.value) ?? "";
  const facts = { kind: lead.company ? "company" : "person", status: "potential", name } as const;
  const [row] = await tx
    .insert(clients)
    .values({ ...facts, ...made, nameKey: nameKey(name), createdAt: now, updatedAt: now })
    .returning({ id: clients.id });
  const { id } = found(row);
  const person = lead.company && lead.name ? parsePersonName(lead.name) : null;
  if (person) {
    const [contact] = await tx.insert(contacts).values(named(person)).returning({ id: contacts.id });
    const contactId = found(contact).id;
    await tx.insert(clientContacts).values({ clientId: id, contactId });
    await replacePoints(tx, { contactId }, points);
  } else await replacePoints(tx, { clientId: id }, points);
  await refreshSearch(tx, id);
  forgetCounts();
  return id;
}

/** Somebody known by one name alone stands under it. */
const named = ({ surname, given, patronymic }: NonNullable<ReturnType<typeof parsePersonName>>) => ({
  surname: surname || given,
  given: surname ? given || null : null,
  patronymic,
});
