import { and, inArray } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { agreementSubjects } from "#db/agreements/table.ts";
import { type ClientHead, getClient } from "#db/clients/queries.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { contacts } from "#db/contacts/table.ts";
import { isRead } from "#db/dossier/scope.ts";
import { hideOwn, personalFields } from "#db/fields/shown.ts";
import { groupsVisibleTo } from "#db/groups/scope.ts";
import { clientGroups } from "#db/groups/table.ts";
import { familyOf } from "#db/history/family.ts";
import { changesOf, movedTo } from "#db/history/read.ts";
import { type Loss, rewind } from "#db/history/rewind.ts";
import { rowsNow } from "#db/history/rows-now.ts";
import { type Told, tell } from "#db/history/told.ts";
import { db } from "#db/index.ts";
import { branches, staff } from "#db/staff/table.ts";

export interface CardAsOf {
  /** The card as it is today: whose it is decides what may be seen of its past. */
  client: ClientHead;
  /** Null: the card was not there yet. */
  then: Told | null;
  now: Told;
  names: Names;
  losses: ReadonlySet<Loss | "hidden">;
  /** When something of the card changed, the latest first. */
  changedAt: Date[];
}

/** What is called so today: colleagues, branches, groups and things have no history of names. */
export type Names = ReadonlyMap<string, string>;

const DAYS_TOLD = 200;

/**
 * The card as it stood at the moment: its rows of today with every later change taken back. Whoever may see it today, and
 * what of it, holds for its past too; undefined for whom it does not exist.
 */
export async function getCardAsOf(actor: StaffActor, id: string, at: Date): Promise<CardAsOf | undefined> {
  const client = await getClient(actor, id);
  if (!client) return undefined;
  const family = await familyOf(actor, client.id);
  const moved = client.contactsVisible ? await movedTo(family.cards.map((card) => card.id)) : [];
  const rows = await rowsNow(actor, family, moved);
  const changes = await changesOf(family, rows);
  const { state, losses } = rewind(rows, changes, at);
  const hidden = client.contactsVisible ? [] : await personalFields();
  const told = (from: Told | null) => (from ? seenBy(actor, client, from, hidden) : null);
  const then = told(tell(state, client.id));
  const now = told(tell(rows, client.id)) as Told;
  const times = changes.filter(({ at: when }) => when >= client.createdAt).map(({ at: when }) => when);
  return {
    client,
    then,
    now,
    names: await namesOf(actor, [then, now]),
    losses: new Set([...losses, ...(family.hidden ? (["hidden"] as const) : [])]),
    changedAt: times.sort((a, b) => b.getTime() - a.getTime()).slice(0, DAYS_TOLD),
  };
}

/** A fact kept for few then stays theirs, whoever may read what became of it. */
function seenBy(
  actor: StaffActor,
  { contactsVisible }: ClientHead,
  told: Told,
  hidden: readonly string[],
): Told {
  const knows = ({ contactId }: { contactId: string | null }) => contactsVisible || contactId === null;
  return {
    ...told,
    client: contactsVisible
      ? told.client
      : { ...told.client, note: null, own: hideOwn(told.client.own, hidden) },
    people: contactsVisible ? told.people : [],
    points: contactsVisible ? told.points : [],
    facts: told.facts.filter((fact) => knows(fact) && isRead(actor, fact)),
    dates: told.dates.filter(knows),
    agreements: contactsVisible
      ? told.agreements
      : told.agreements.map((agreement) => ({ ...agreement, contactId: null })),
  };
}

async function namesOf(actor: StaffActor, tolds: readonly (Told | null)[]): Promise<Names> {
  const all = tolds.flatMap((told) => told ?? []);
  const ids = (...of: (string | null)[]) => [...new Set(of.flatMap((id) => id ?? []))];
  const [people, offices, groups, subjects, cards, persons] = await Promise.all([
    db
      .select({ id: staff.id, surname: staff.surname, given: staff.given })
      .from(staff)
      .where(
        inArray(
          staff.id,
          ids(
            ...all.map(({ client }) => client.ownerId),
            ...all.flatMap(({ facts, agreements }) =>
              [...facts, ...agreements].map(({ authorId }) => authorId),
            ),
          ),
        ),
      ),
    db
      .select({ id: branches.id, name: branches.name })
      .from(branches)
      .where(inArray(branches.id, ids(...all.map(({ client }) => client.branchId)))),
    db
      .select({ id: clientGroups.id, name: clientGroups.name })
      .from(clientGroups)
      .where(
        and(
          inArray(clientGroups.id, ids(...all.map(({ client }) => client.groupId))),
          groupsVisibleTo(actor),
        ),
      ),
    db
      .select({ id: agreementSubjects.id, name: agreementSubjects.name })
      .from(agreementSubjects)
      .where(
        inArray(
          agreementSubjects.id,
          ids(...all.flatMap(({ agreements }) => agreements.map(({ subjectId }) => subjectId))),
        ),
      ),
    db
      .select({ id: clients.id, name: clients.name })
      .from(clients)
      .where(
        and(inArray(clients.id, ids(...all.map(({ client }) => client.mergedIntoId))), visibleTo(actor)),
      ),
    db
      .select({ id: contacts.id, surname: contacts.surname, given: contacts.given })
      .from(contacts)
      .where(
        inArray(
          contacts.id,
          ids(
            ...all.flatMap(({ facts, dates, agreements }) =>
              [...facts, ...dates, ...agreements].map(({ contactId }) => contactId),
            ),
          ),
        ),
      ),
  ]);
  const called = ({ id, surname, given }: { id: string; surname: string; given: string | null }) =>
    [id, [given, surname].filter(Boolean).join(" ")] as const;
  return new Map([
    ...[...people, ...persons].map(called),
    ...[...offices, ...groups, ...subjects, ...cards].map(({ id, name }) => [id, name] as const),
  ]);
}
