import { sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { forgetCounts } from "#db/clients/recent-counts.ts";
import { refreshSearches } from "#db/clients/refresh-search.ts";
import type { Contact } from "#db/contacts/table.ts";
import { matchNow } from "#db/duplicates/match-now.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import type { MergePeople } from "./input.ts";
import { lockPeople, standsFor } from "./lock-people.ts";
import { type MergeLog, mergeLog } from "./log.ts";
import { keepOneLetter } from "./mailings.ts";
import { breakCircles, takeIn } from "./people.ts";
import { personFieldNames, usualPart } from "./person-fields.ts";
import { clientMerges } from "./table.ts";
import { LEAP } from "./version-leap.ts";

/**
 * Make one person of several, wherever they stand. Their places, numbers, talks and all else go to the first; each
 * changed row is written down as it was, so that all of it can be undone.
 */
export async function mergePeople(
  tx: Tx,
  actor: StaffActor,
  input: MergePeople,
  now: Date,
): Promise<{ id: string; survivorId: string; clientId: string }> {
  return once(tx, actor, "contact.merge", input, async () => {
    const ids = input.people.map(({ id }) => id);
    const people = await lockPeople(tx, actor, { ids });
    for (const [i, { expectedVersion }] of input.people.entries()) {
      const person = found(people[i]);
      if (person.mergedIntoId) throw new Refused("person_merged");
      if (person.version !== expectedVersion)
        throw new Refused("stale", { theirs: nameOf(person), version: person.version });
    }
    const [survivor, ...losers] = people as [Contact, ...Contact[]];
    const [row] = await tx
      .insert(clientMerges)
      .values({
        ...{ survivorContactId: survivor.id, loserIds: ids.slice(1) },
        ...{ mergedBy: actor.id, mergedAt: now },
      })
      .returning({ id: clientMerges.id });
    const { id } = found(row);
    const log = mergeLog(tx, id);
    const clientIds = await standsFor(tx, ids);
    await choosePlaces(log, survivor.id, ids, input.places);
    const name = await fillPerson(log, people, input.choice);
    for (const loser of losers) await takeIn(log, survivor.id, loser.id);
    await keepOneDate(log, survivor.id, now);
    await keepOneLetter(log, "contact_id", survivor.id);
    for (const clientId of clientIds) await breakCircles(tx, log, clientId);
    await refreshSearches(tx, clientIds);
    await matchNow(tx, "contact", ids, now);
    forgetCounts();
    await recordEvent(tx, actor, {
      command: "contact.merge",
      entity: "contact",
      entityId: survivor.id,
      before: { survivor: nameOf(survivor), others: losers.map(nameOf) },
      after: { mergeId: id, ...name },
    });
    for (const loser of losers) {
      await recordEvent(tx, actor, {
        command: "contact.merged_away",
        entity: "contact",
        entityId: loser.id,
        before: nameOf(loser),
        after: { mergeId: id, mergedIntoId: survivor.id },
      });
    }
    return { id, survivorId: survivor.id, clientId: clientIds[0] ?? "" };
  });
}

const nameOf = ({ id, surname, given, patronymic }: Contact) => ({ id, surname, given, patronymic });
const lines = (text: string | null) => (text ?? "").split("\n").filter(Boolean);

/** The survivor's own row: parts of the name as chosen, notes one under the other. */
async function fillPerson(log: MergeLog, people: readonly Contact[], choice: MergePeople["choice"]) {
  const [survivor] = people as [Contact];
  const name = Object.fromEntries(
    personFieldNames.map((field) => {
      const wanted = choice[field] ?? usualPart(field, people);
      const person = people.find(({ id }) => id === wanted);
      if (!person) throw new Refused("merge_foreign_choice", { field });
      return [field, person[field]];
    }),
  );
  const notes = [...new Set(people.flatMap(({ note }) => lines(note)))].join("\n");
  await log.set({
    table: "contacts",
    where: sql`t.id = ${survivor.id}::uuid`,
    values: {
      // A person without a surname there cannot be: whoever chose an empty one keeps the survivor's.
      surname: sql`coalesce(${name.surname}::text, t.surname)`,
      given: sql`${name.given}::text`,
      patronymic: sql`${name.patronymic}::text`,
      note: lines(survivor.note).join("\n") === notes ? sql`t.note` : sql`${notes || null}::text`,
      version: sql`t.version + ${LEAP}`,
    },
  });
  return name;
}

/** Where several stand for one client, the chosen one's position and role are the common ones. */
async function choosePlaces(
  log: MergeLog,
  first: string,
  ids: readonly string[],
  places: MergePeople["places"],
): Promise<void> {
  for (const [clientId, chosen] of Object.entries(places)) {
    if (!ids.includes(chosen)) throw new Refused("merge_foreign_choice", { field: "places" });
    const theirs = (column: "position" | "decision_role" | "decision_note") =>
      sql`coalesce((select o.${sql.identifier(column)} from client_contacts o
        where o.client_id = t.client_id and o.contact_id = ${chosen}::uuid), t.${sql.identifier(column)})`;
    await log.set({
      ...{ table: "client_contacts", key: ["client_id", "contact_id"] },
      where: sql`t.client_id = ${clientId}::uuid and t.contact_id = ${first}::uuid`,
      values: {
        position: theirs("position"),
        decision_role: theirs("decision_role"),
        decision_note: theirs("decision_note"),
      },
    });
  }
}

/** A birthday that stood beside each of them on one card stands there once: nobody is wished well twice. */
const keepOneDate = (log: MergeLog, contactId: string, now: Date) =>
  log.set({
    table: "client_dates",
    where: sql`t.contact_id = ${contactId}::uuid and t.deleted_at is null and exists (
      select from client_dates o where o.contact_id = t.contact_id and o.client_id = t.client_id and o.id < t.id
        and o.deleted_at is null and o.kind = t.kind and o.month = t.month and o.yearly = t.yearly
        and o.day is not distinct from t.day and o.title is not distinct from t.title
        and (o.year is not distinct from t.year or t.year is null))`,
    values: {
      deleted_at: sql`${now.toISOString()}::timestamptz`,
      version: sql`t.version + ${LEAP}`,
    },
  });
