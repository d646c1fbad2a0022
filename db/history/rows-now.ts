import { eq, inArray, or, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { agreements } from "#db/agreements/table.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { datesVisibleTo, factsVisibleTo } from "#db/dossier/scope.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import type { Family } from "#db/history/family.ts";
import { emptyState, type KeptTable, lay, type Row, type State } from "#db/history/state.ts";
import { db } from "#db/index.ts";

/** People whom a merge or a move has taken off the cards: they may have stood there. */
function gonePeople({ merges }: Family): string[] {
  return merges.flatMap(({ changes }) =>
    changes.flatMap(({ table, key, before }) => {
      if (table === "client_contacts") return [String(before.contact_id ?? key.contact_id)];
      return table === "contacts" ? [String(key.id)] : [];
    }),
  );
}

/** All that the cards hold now, removed facts and agreements too, as far as the actor may see it today. */
export async function rowsNow(actor: StaffActor, family: Family, moved: readonly string[]): Promise<State> {
  const ids = family.cards.map(({ id }) => id);
  const known = family.cards.flatMap(({ id, contactsVisible }) => (contactsVisible ? [id] : []));
  const links = await db.select().from(clientContacts).where(inArray(clientContacts.clientId, known));
  const people =
    known.length === 0
      ? []
      : [...new Set([...links.map(({ contactId }) => contactId), ...gonePeople(family), ...moved])];
  const [cards, entities, persons, points, facts, dates, agreed] = await Promise.all([
    db.select().from(clients).where(inArray(clients.id, ids)),
    db.select().from(legalEntities).where(inArray(legalEntities.clientId, ids)),
    db.select().from(contacts).where(inArray(contacts.id, people)),
    db
      .select()
      .from(contactPoints)
      .where(or(inArray(contactPoints.clientId, known), inArray(contactPoints.contactId, people))),
    db
      .select({ row: dossierFacts })
      .from(dossierFacts)
      .innerJoin(clients, eq(clients.id, dossierFacts.clientId))
      .where(sql`${inArray(clients.id, ids)} and ${factsVisibleTo(actor)}`),
    db
      .select({ row: clientDates })
      .from(clientDates)
      .innerJoin(clients, eq(clients.id, clientDates.clientId))
      .where(sql`${inArray(clients.id, ids)} and ${datesVisibleTo(actor)}`),
    db.select().from(agreements).where(inArray(agreements.clientId, ids)),
  ]);
  const state = emptyState();
  const put = (table: KeptTable, rows: readonly Row[]) => {
    for (const row of rows) lay(state, table, row);
  };
  put("clients", cards);
  put("legal_entities", entities);
  put("contacts", persons);
  put("client_contacts", links);
  put("contact_points", points);
  put(
    "dossier_facts",
    facts.map(({ row }) => row),
  );
  put(
    "client_dates",
    dates.map(({ row }) => row),
  );
  put("agreements", agreed);
  return state;
}
