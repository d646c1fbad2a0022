import { and, eq, isNull, or, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import type { Reader } from "#db/index.ts";
import { emailKey } from "#db/values/email.ts";
import { parsePhones } from "#db/values/phone.ts";

/**
 * Whose e-mail or phone it is: the client when exactly one has it, else nobody. Whoever wrote is never told: a form that
 * answers would say who is a client of ours.
 */
export async function findClient(
  reader: Reader,
  { email, phone }: { email?: string | null; phone?: string | null },
): Promise<{ clientId: string; contactId: string | null } | null> {
  const numbers = parsePhones(phone ?? "").phones.map(({ e164 }) => e164);
  const values = [...(email ? [emailKey(email)] : []), ...numbers];
  if (values.length === 0) return null;
  const rows = await reader
    .selectDistinct({ clientId: clients.id, contactId: contactPoints.contactId })
    .from(contactPoints)
    .leftJoin(clientContacts, eq(clientContacts.contactId, contactPoints.contactId))
    .innerJoin(clients, or(eq(clients.id, contactPoints.clientId), eq(clients.id, clientContacts.clientId)))
    .where(and(sql`${contactPoints.value} = any(${sql.param(values)})`, isNull(clients.archivedAt)))
    .limit(20);
  const [first] = rows;
  if (!first || rows.some(({ clientId }) => clientId !== first.clientId)) return null;
  const people = new Set(rows.flatMap(({ contactId }) => contactId ?? []));
  return { clientId: first.clientId, contactId: people.size === 1 ? ([...people][0] ?? null) : null };
}

/** Where to write to somebody of a known client: the contact's own address, else the client's. */
export async function emailOf(
  reader: Reader,
  { clientId, contactId }: { clientId: string; contactId: string | null },
): Promise<string | null> {
  const [row] = await reader
    .select({ value: contactPoints.value })
    .from(contactPoints)
    .where(
      and(
        eq(contactPoints.kind, "email"),
        contactId
          ? or(eq(contactPoints.contactId, contactId), eq(contactPoints.clientId, clientId))
          : eq(contactPoints.clientId, clientId),
      ),
    )
    .orderBy(sql`${contactPoints.contactId} is null`, contactPoints.id)
    .limit(1);
  return row?.value ?? null;
}
