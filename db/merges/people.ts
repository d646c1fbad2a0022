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
      await moveAll(log, "contact", other, first);
      await log.remove({ table: "contacts", where: sql`t.id = ${other}::uuid` });
    }
  }
}
