import { and, eq, inArray, sql } from "drizzle-orm";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import type { MergeLog } from "./log.ts";
import { moveAll } from "./moving.ts";
import { LEAP } from "./version-leap.ts";

/** People of the cards, each once. */
async function peopleOf(tx: Tx, clientIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: contacts.id })
    .from(clientContacts)
    .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
    .where(and(inArray(clientContacts.clientId, [...clientIds])))
    .orderBy(contacts.id)
    .for("update", { of: contacts });
  return new Set(rows.map(({ id }) => id));
}

/** One person who stands on several cards becomes one row; what the others know fills what the first does not. */
export async function joinPeople(
  tx: Tx,
  log: MergeLog,
  clientIds: readonly string[],
  people: readonly (readonly string[])[],
): Promise<void> {
  if (people.length === 0) return;
  const known = await peopleOf(tx, clientIds);
  const named = people.flat();
  if (new Set(named).size < named.length || named.some((id) => !known.has(id)))
    throw new Refused("merge_foreign_person");
  for (const [first = "", ...others] of people) {
    for (const other of others) {
      const theirs = (column: "given" | "patronymic" | "note") =>
        sql`coalesce(t.${sql.identifier(column)}, (select o.${sql.identifier(column)} from contacts o where o.id = ${other}::uuid))`;
      await log.set({
        table: "contacts",
        where: sql`t.id = ${first}::uuid`,
        values: {
          given: theirs("given"),
          patronymic: theirs("patronymic"),
          note: theirs("note"),
          version: sql`t.version + ${LEAP}`,
        },
      });
      await takeIn(log, first, other);
    }
  }
}

/** Everything that hangs on the other goes to the first, and the other leads there from now on. */
export async function takeIn(log: MergeLog, first: string, other: string): Promise<void> {
  await forgetOwnHead(log, first, other);
  await moveAll(log, "contact", other, first);
  await log.set({
    table: "contacts",
    where: sql`t.id = ${other}::uuid`,
    values: { merged_into_id: sql`${first}::uuid` },
  });
}

/** Two rows of one person cannot report to each other. */
const forgetOwnHead = (log: MergeLog, first: string, other: string) =>
  log.set({
    ...{ table: "client_contacts", key: ["client_id", "contact_id"] },
    where: sql`t.contact_id in (${first}::uuid, ${other}::uuid) and t.reports_to_id in (${first}::uuid, ${other}::uuid)`,
    values: { reports_to_id: sql`null` },
  });

/** Whoever reports to themselves over others, now that the lines of several cards stand together, reports to nobody. */
export async function breakCircles(tx: Tx, log: MergeLog, clientId: string): Promise<void> {
  const links = await tx
    .select({ id: clientContacts.contactId, head: clientContacts.reportsToId })
    .from(clientContacts)
    .where(eq(clientContacts.clientId, clientId))
    .orderBy(clientContacts.contactId);
  const heads = new Map(links.map(({ id, head }) => [id, head]));
  for (const { id } of links) {
    const met = new Set<string>();
    let above = heads.get(id);
    while (above && above !== id && !met.has(above)) {
      met.add(above);
      above = heads.get(above);
    }
    if (above !== id) continue;
    heads.set(id, null);
    await log.set({
      ...{ table: "client_contacts", key: ["client_id", "contact_id"] },
      where: sql`t.client_id = ${clientId}::uuid and t.contact_id = ${id}::uuid`,
      values: { reports_to_id: sql`null` },
    });
  }
}
