import { asc, sql } from "drizzle-orm";
import { clientContacts } from "#db/contacts/table.ts";

/** The way of a decision: places given by hand, then the roles in the order in which an approval usually passes. */
export const byPath = [
  sql`${clientContacts.place} nulls last`,
  sql`array_position(array['initiator', 'influencer', 'decision_maker', 'signatory', 'accountant'], ${clientContacts.decisionRole})`,
  asc(clientContacts.createdAt),
  asc(clientContacts.contactId),
];
