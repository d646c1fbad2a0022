import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { bulkChanges } from "#db/clients/changes-of-bulk.ts";
import { mergeCommands, tellMerges } from "#db/clients/changes-of-merges.ts";
import { ownersOf } from "#db/clients/changes-of-owners.ts";
import { collapse, type EditGroup } from "#db/clients/collapse-edits.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { legalEntities } from "#db/clients/table.ts";
import { earlierThan, placeOf, reaches, TIMELINE_PAGE } from "#db/clients/timeline-place.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { events } from "#db/events.ts";
import { personalFields } from "#db/fields/shown.ts";
import { handedOverTogether } from "#db/history/read.ts";
import { db } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";

export type ChangesEntry = EditGroup & { type: "changes" };

/** Events read for a page: an hour of mending a card is dozens of them, and one entry. */
const READ = TIMELINE_PAGE * 8;

const commands = [
  "client.edit_fact",
  "client.edit_own",
  "client.assign_owner",
  "client.set_group",
  "client.override_class",
  "client.lift_class",
  "client.archive",
  "client.restore",
  "contact.add",
  "contact.edit",
  "contact.leave",
  "contact.return",
  "contact.order",
  "legal_entity.add",
  "legal_entity.edit",
  ...mergeCommands,
];

/** What colleagues changed on the card; of its people only for those who know them. The note is the people's too. */
export async function listChanges(
  actor: StaffActor,
  clientId: string,
  before: string | null,
): Promise<{ entries: ChangesEntry[]; next: string | null }> {
  const knows = reaches(clientId, contactsVisibleTo(actor));
  const ofPeople: SQL = sql`${events.entityId} in (select ${clientContacts.contactId} from ${clientContacts}
    where ${clientContacts.clientId} = ${clientId}) and ${knows}`;
  const ofFirms: SQL = sql`${events.entityId} in (select ${legalEntities.id} from ${legalEntities} where ${legalEntities.clientId} = ${clientId})`;
  const rows = await db
    .select({
      id: events.id,
      at: events.at,
      place: placeOf(events.at, events.id),
      command: events.command,
      actorId: events.actorId,
      who: sql<string>`concat_ws(' ', ${staff.given}, ${staff.surname})`,
      before: sql<unknown>`case when ${events.before} ? 'note' and not ${knows} then null else ${events.before} end`,
      after: sql<unknown>`case when ${events.after} ? 'note' and not ${knows} then null else ${events.after} end`,
      person: sql<
        string | null
      >`(select concat_ws(' ', ${contacts.surname}, ${contacts.given}) from ${contacts} where ${contacts.id} = ${events.entityId})`,
    })
    .from(events)
    .leftJoin(staff, eq(staff.id, events.actorId))
    .where(
      and(
        or(eq(events.entityId, clientId), ofPeople, ofFirms, handedOverTogether([clientId])),
        inArray(events.command, commands),
        reaches(clientId, visibleTo(actor)),
        earlierThan(before, events.at, events.id),
      ),
    )
    .orderBy(desc(events.at), desc(events.id))
    .limit(READ + 1);
  const knowing = await knowsPeople(actor, clientId);
  const many = await bulkChanges(actor, clientId, before, READ + 1);
  const all = [...rows, ...many].sort((a, b) => (a.place < b.place ? 1 : -1));
  const read = await ownersOf(clientId, all.slice(0, READ));
  const groups = collapse(await tellMerges(actor, clientId, read, knowing));
  const page = await withoutPersonal(groups.slice(0, TIMELINE_PAGE), knowing);
  const isMore = groups.length > TIMELINE_PAGE || all.length > READ;
  return {
    entries: page.map((group) => ({ type: "changes", ...group })),
    next: isMore ? (groups[TIMELINE_PAGE - 1]?.place ?? groups.at(-1)?.place ?? null) : null,
  };
}

async function knowsPeople(actor: StaffActor, clientId: string): Promise<boolean> {
  const [row] = await db.execute<{ knows: boolean }>(
    sql`select ${reaches(clientId, contactsVisibleTo(actor))} as knows`,
  );
  return row?.knows ?? false;
}

/** Fields that are personal by now are told of to those only who know the people of the client. */
async function withoutPersonal(groups: readonly EditGroup[], knows: boolean): Promise<EditGroup[]> {
  if (knows || !groups.some(({ lines }) => lines.some(({ what }) => what.startsWith("own."))))
    return [...groups];
  const hidden = (await personalFields()).map((id) => `own.${id}`);
  return groups.flatMap((group) => {
    const lines = group.lines.filter(({ what }) => !hidden.includes(what));
    return lines.length > 0 || group.lines.length === 0 ? [{ ...group, lines }] : [];
  });
}
