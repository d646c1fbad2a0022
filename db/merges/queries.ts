import { and, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, editableBy, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { contacts } from "#db/contacts/table.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { reach } from "#db/duplicates/reach.ts";
import { db } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import { clientMerges } from "./table.ts";
import { UNDO_DAYS } from "./undo.ts";

export { getPeoplePreview, type PeoplePreview, type PersonCard } from "./people-preview.ts";
export { getMergePreview, type MergeCard, type MergePreview } from "./preview.ts";
export { type SharedPerson, SURE } from "./preview-people.ts";

const names = sql<string[]>`array(select l.name from clients l where l.id = any(${clientMerges.loserIds})
  order by array_position(${clientMerges.loserIds}, l.id))`;

/** Every card that went in must be within reach, as the common one is. */
const losersWithin = (reach: SQL): SQL<boolean> => sql<boolean>`not exists (
  select from unnest(${clientMerges.loserIds}) as gone(id)
  where not exists (select from ${clients} where ${clients.id} = gone.id and ${reach}))`;

function merges(actor: StaffActor, where: SQL | undefined, limit: number) {
  const survivor = sql`${clients.id} = ${clientMerges.survivorId}`;
  return db
    .select({
      of: sql<KindName>`'client'`,
      id: clientMerges.id,
      survivorId: clients.id,
      survivor: clients.name,
      names,
      mergedAt: clientMerges.mergedAt,
      undoneAt: clientMerges.undoneAt,
      kept: clientMerges.kept,
      /** Merged into another one since: that merge is to be undone first. */
      buried: sql<boolean>`${clients.mergedIntoId} is not null`,
      editable: sql<boolean>`${editableBy(actor)}`,
      by: { surname: staff.surname, given: staff.given },
    })
    .from(clientMerges)
    .innerJoin(clients, survivor)
    .innerJoin(staff, eq(staff.id, clientMerges.mergedBy))
    .where(and(where, visibleTo(actor)))
    .orderBy(desc(clientMerges.mergedAt), desc(clientMerges.id))
    .limit(limit);
}

/** Merges of the last days that can be undone, the newest first; those undone meanwhile too. */
export async function listMerges(actor: StaffActor, now: Date, limit = 100) {
  const since = new Date(now.getTime() - UNDO_DAYS * 86_400_000);
  const seen = losersWithin(visibleTo(actor));
  return merges(actor, and(gt(clientMerges.mergedAt, since), seen), limit);
}

/** What went into this card and can still be parted from it. */
export async function listMergesInto(actor: StaffActor, clientId: string, now: Date) {
  const since = new Date(now.getTime() - UNDO_DAYS * 86_400_000);
  const here = and(
    eq(clientMerges.survivorId, clientId),
    isNull(clientMerges.undoneAt),
    gt(clientMerges.mergedAt, since),
  );
  return merges(actor, here, 5);
}

const peopleNames = sql<
  string[]
>`array(select concat_ws(' ', l.surname, l.given, l.patronymic) from contacts l
  where l.id = any(${clientMerges.loserIds}) order by array_position(${clientMerges.loserIds}, l.id))`;
/** As whom the common person goes on now: rights are asked of that one. */
const heir = sql`(with recursive heirs(id, next) as (
  select p.id, p.merged_into_id from contacts p where p.id = ${clientMerges.survivorContactId}
  union select c.id, c.merged_into_id from contacts c join heirs on c.id = heirs.next
) select id from heirs where next is null)`;

/** The same of people: those whose common person the actor knows. */
export async function listPeopleMerges(actor: StaffActor, now: Date, limit = 100) {
  const since = new Date(now.getTime() - UNDO_DAYS * 86_400_000);
  const home = sql<string>`(select ${clients.id} from client_contacts place join ${clients} on ${clients.id} = place.client_id
    where place.contact_id = ${heir} and ${visibleTo(actor)} and ${contactsVisibleTo(actor)}
    order by place.until desc nulls first, place.created_at limit 1)`;
  return db
    .select({
      of: sql<KindName>`'contact'`,
      id: clientMerges.id,
      survivorId: home,
      survivor: sql<string>`concat_ws(' ', ${contacts.surname}, ${contacts.given}, ${contacts.patronymic})`,
      names: peopleNames,
      mergedAt: clientMerges.mergedAt,
      undoneAt: clientMerges.undoneAt,
      kept: clientMerges.kept,
      buried: sql<boolean>`${contacts.mergedIntoId} is not null`,
      editable: reach.contact.editable(actor, heir),
      by: { surname: staff.surname, given: staff.given },
    })
    .from(clientMerges)
    .innerJoin(contacts, eq(contacts.id, clientMerges.survivorContactId))
    .innerJoin(staff, eq(staff.id, clientMerges.mergedBy))
    .where(and(gt(clientMerges.mergedAt, since), reach.contact.exists(actor, heir)))
    .orderBy(desc(clientMerges.mergedAt), desc(clientMerges.id))
    .limit(limit);
}

export type MergeRow = Awaited<ReturnType<typeof listMerges>>[number];
