import { clients, legalEntities } from "../clients/table.ts";
import { clientContacts, contactPoints, contacts } from "../contacts/table.ts";
import type { Tx } from "../index.ts";
import { interactions } from "../interactions/table.ts";
import { recountDirections } from "../interactions/touch.ts";
import type { Dossier } from "./base.ts";
import { insertRows } from "./write.ts";

/** Write clients with all that belongs to them, parents first. */
export async function insertDossiers(
  tx: Tx,
  base: readonly Dossier[],
  talks: readonly Required<typeof interactions.$inferInsert>[],
): Promise<void> {
  const people = base.flatMap((one) => one.people);
  await insertRows(
    tx,
    clients,
    base.map((one) => one.client),
  );
  await insertRows(
    tx,
    legalEntities,
    base.flatMap((one) => one.entity ?? []),
  );
  await insertRows(
    tx,
    contacts,
    people.map((one) => one.row),
  );
  await insertRows(
    tx,
    clientContacts,
    people.map((one) => one.link),
  );
  await insertRows(
    tx,
    contactPoints,
    base.flatMap((one) => one.points),
  );
  await insertRows(tx, interactions, talks);
  await recountDirections(tx, [...new Set(talks.map(({ clientId }) => clientId))]);
}
