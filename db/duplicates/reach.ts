import { and, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";

/** Whose the things are that are paired. */
interface Reach {
  /** One that stands in lists and exists for the actor; `which` narrows to clients of a kind. */
  seen(actor: StaffActor, id: SQL, which?: SQL): SQL;
  /** One that exists for the actor at all. */
  exists(actor: StaffActor, id: SQL): SQL;
  /** Of one that exists: may the actor change it? */
  editable(actor: StaffActor, id: SQL): SQL<boolean>;
}

/** The clients that a person stands for, whoever sees them. */
const placesOf = (id: SQL, where: SQL | undefined) => sql`exists (
  select from client_contacts place join ${clients} on ${clients.id} = place.client_id
  where ${and(sql`place.contact_id = ${id}`, where)})`;

const oneClient = (id: SQL, where: SQL | undefined) =>
  sql`exists (select from ${clients} where ${and(sql`${clients.id} = ${id}`, where)})`;

export const reach: Record<KindName, Reach> = {
  client: {
    seen: (actor, id, which) => oneClient(id, and(isNull(clients.archivedAt), visibleTo(actor), which)),
    exists: (actor, id) => oneClient(id, visibleTo(actor)),
    editable: (actor, id) => oneClient(id, editableBy(actor)) as SQL<boolean>,
  },
  // A person is known through a client whose people the actor knows; whoever changes the person changes it for all of
  // them, so all must be within reach.
  contact: {
    seen: (actor, id, which) =>
      placesOf(id, and(isNull(clients.archivedAt), visibleTo(actor), contactsVisibleTo(actor), which)),
    exists: (actor, id) => placesOf(id, and(visibleTo(actor), contactsVisibleTo(actor))),
    editable: (actor, id) =>
      sql<boolean>`not ${placesOf(id, sql`not coalesce(${and(visibleTo(actor), contactsVisibleTo(actor), editableBy(actor))}, false)`)}`,
  },
};
