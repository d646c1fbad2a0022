import { eq } from "drizzle-orm";
import { contactPoints } from "#db/contacts/table.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { parseEmails } from "#db/values/email.ts";
import { type PersonName, parsePersonName } from "#db/values/person-name.ts";
import { parsePhones } from "#db/values/phone.ts";

export type Point = Pick<typeof contactPoints.$inferInsert, "kind" | "value" | "extension" | "raw">;

/**
 * Phones and e-mails of two fields as people write them, several in each.
 * @throws Refused phone_unclear, email_wrong when a field holds a number or an address that cannot be read whole.
 */
export function readPoints({ phones = "", emails = "" }: { phones?: string; emails?: string }): Point[] {
  const numbers = parsePhones(phones);
  if (numbers.local.length > 0 || /\d/.test(numbers.rest) || (phones && numbers.phones.length === 0)) {
    throw new Refused("phone_unclear", { field: "phones" });
  }
  const addresses = parseEmails(emails);
  if (addresses.rest || (emails && addresses.emails.length === 0))
    throw new Refused("email_wrong", { field: "emails" });
  return [
    ...numbers.phones.map(({ e164, ext, raw }) => ({
      kind: "phone" as const,
      value: e164,
      extension: ext,
      raw,
    })),
    ...[...new Set(addresses.emails)].map((value) => ({
      kind: "email" as const,
      value,
      extension: null,
      raw: value,
    })),
  ];
}

/** @throws Refused person_name */
export function readName(text: string, field = "name"): PersonName {
  const name = parsePersonName(text);
  if (!name) throw new Refused("person_name", { field });
  return name;
}

/** Put the points of a client or of a person in place of those it had. */
export async function replacePoints(
  tx: Tx,
  owner: { clientId: string } | { contactId: string },
  points: readonly Point[],
): Promise<void> {
  const own =
    "clientId" in owner
      ? eq(contactPoints.clientId, owner.clientId)
      : eq(contactPoints.contactId, owner.contactId);
  await tx.delete(contactPoints).where(own);
  if (points.length > 0)
    await tx.insert(contactPoints).values(points.map((point) => ({ ...point, ...owner })));
}
