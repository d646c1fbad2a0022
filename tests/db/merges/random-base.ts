import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { agreements } from "#db/agreements/table.ts";
import { refreshNextDue } from "#db/assignments/client-term.ts";
import { assignments } from "#db/assignments/table.ts";
import { refreshSearch } from "#db/clients/refresh-search.ts";
import { clientViews, legalEntities } from "#db/clients/table.ts";
import { consents } from "#db/consents/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { dossierFacts } from "#db/dossier/table.ts";
import { db, inTransaction } from "#db/index.ts";
import { clientTouch, interactions } from "#db/interactions/table.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { segmentMembers, segments } from "#db/segments/table.ts";
import { makeClient } from "#tests/factories.ts";
import { now, type Office } from "../clients/office.ts";

/** A stream of small numbers that decides everything: the same seed, the same base. */
export type Dice = (sides: number) => number;
export function diceOf(seed: number): Dice {
  let state = seed >>> 0 || 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const some = <T>(dice: Dice, list: readonly T[]): T => list[dice(list.length)] as T;
const times = (n: number) => Array.from({ length: n }, (_, i) => i);
const day = (n: number) => new Date(now.getTime() + n * 86_400_000);

/** Cards with a little of everything that may hang on a card, much of it the same on several of them. */
export async function randomCards(
  dice: Dice,
  { director, manager, colleague, branch }: Office,
): Promise<string[]> {
  const staff = [director.id, manager.id, colleague.id];
  const cards = [];
  for (const _ of times(2 + dice(3))) {
    cards.push(
      await makeClient({
        ownerId: some(dice, [null, ...staff]),
        branchId: some(dice, [null, branch.id]),
        class: some(dice, ["A", "B", "C"]),
        region: some(dice, [null, "", "Пермь", "Тюмень"]),
        note: some(dice, [null, "Звонить утром", "Звонить утром\nНе писать"]),
        tags: some(dice, [[], ["vip"], ["vip", "дилер"]]),
        externalId: some(dice, [null, randomUUID()]),
        lastContactAt: some(dice, [null, day(-3), day(-1)]),
        lastContactKind: some(dice, [null, "call"]),
      }),
    );
  }
  const ids = cards.map(({ id }) => id);
  const card = () => some(dice, ids);
  const people = await addPeople(dice, ids);
  for (const clientId of ids) {
    const inn = some(dice, [null, "7707083893", "7736050003"]);
    const kpp = some(dice, [null, "770701001", "770702002"]);
    await db
      .insert(legalEntities)
      .values({ clientId, name: "ООО", inn, kpp, ogrn: some(dice, [null, "1027700132195"]) });
    for (const staffId of staff.slice(dice(3)))
      await db.insert(clientViews).values({ clientId, staffId, at: day(-dice(9)) });
  }
  for (const _ of times(dice(6))) {
    const contactId = some(dice, [null, ...people]);
    await db.insert(interactions).values({
      clientId: card(),
      contactId,
      kind: "note",
      at: day(-dice(5)),
      authorId: manager.id,
      text: "…",
    });
  }
  for (const _ of times(dice(4))) {
    const term = day(1 + dice(5));
    await db.insert(assignments).values({
      ...{
        title: "Перезвонить",
        clientId: card(),
        state: "accepted",
        issuerId: director.id,
        executorId: manager.id,
      },
      ...{ custodianId: manager.id, askedDueAt: term, dueAt: term },
    });
  }
  for (const _ of times(dice(5))) {
    const withdrawnAt = some(dice, [null, day(-2)]);
    await db.insert(consents).values({
      ...{ clientId: card(), kind: "advertising", source: "paper", proof: "договор", withdrawnAt },
      ...{ givenAt: day(-1 - dice(5)), address: some(dice, [null, "a@x.example"]) },
    });
  }
  await addLetters(dice, ids, director.id);
  await addDossier(dice, ids, people, director.id);
  await inTransaction(async (tx) => {
    for (const id of ids) {
      await refreshNextDue(tx, id);
      await refreshSearch(tx, id);
    }
  });
  return ids;
}

async function addPeople(dice: Dice, ids: readonly string[]): Promise<string[]> {
  const people: string[] = [];
  for (const clientId of ids) {
    for (const kind of ["phone", "email"] as const) {
      const value = some(dice, ["+79120000001", "+79120000002"]);
      if (dice(2)) await db.insert(contactPoints).values({ clientId, kind, value, raw: value });
    }
    for (const _ of times(dice(3))) {
      const [person] = await db
        .insert(contacts)
        .values({
          surname: "Кузнецов",
          given: some(dice, [null, "Пётр"]),
          note: some(dice, [null, "решает"]),
        })
        .returning();
      const contactId = person?.id ?? "";
      people.push(contactId);
      await db
        .insert(clientContacts)
        .values({ clientId, contactId, position: some(dice, [null, "директор"]) });
      // A person may stand on two of the cards already.
      if (dice(3) === 0)
        await db
          .insert(clientContacts)
          .values({ clientId: some(dice, ids), contactId })
          .onConflictDoNothing();
      const value = some(dice, ["+79120000003", "+79120000004"]);
      await db
        .insert(contactPoints)
        .values({ contactId, kind: "phone", value, raw: value, extension: some(dice, [null, "12"]) });
    }
  }
  return people;
}

async function addDossier(dice: Dice, ids: readonly string[], people: readonly string[], authorId: string) {
  const [segment] = await db
    .insert(segments)
    .values({
      name: "Дилеры",
      tree: { type: "group", join: "and", not: false, children: [] },
      createdBy: authorId,
    })
    .returning();
  for (const clientId of ids) {
    const contactId = some(dice, [null, ...people]);
    await db
      .insert(dossierFacts)
      .values({ clientId, contactId, category: "likes", text: "чай", learnedOn: "2026-01-01", authorId });
    await db
      .insert(agreements)
      .values({ clientId, contactId, kind: "oral", title: "Скидка", startsOn: "2026-01-01", authorId });
    if (dice(2))
      await db.insert(segmentMembers).values({ segmentId: segment?.id ?? "", clientId, addedBy: authorId });
    if (dice(2))
      await db
        .insert(clientTouch)
        .values({ clientId, lastInAt: some(dice, [null, day(-dice(5))]), lastOutAt: day(-dice(5)) });
    const places = await db.select().from(clientContacts).where(eq(clientContacts.clientId, clientId));
    for (const [i, { contactId: who }] of places.entries()) {
      const head = places[(i + 1) % places.length]?.contactId;
      // A line without a circle: the last reports to nobody.
      if (head && i < places.length - 1)
        await db
          .update(clientContacts)
          .set({ reportsToId: head })
          .where(and(eq(clientContacts.clientId, clientId), eq(clientContacts.contactId, who)));
    }
  }
}

async function addLetters(dice: Dice, ids: readonly string[], createdBy: string): Promise<void> {
  for (const state of ["running", "paused"] as const) {
    const [mailing] = await db
      .insert(mailings)
      .values({ name: "Весна", kind: "service", state, createdBy })
      .returning();
    for (const [n, clientId] of ids.entries()) {
      const letter = some(dice, ["excluded", "queued", "frozen", "accepted"] as const);
      if (dice(4) === 0) continue;
      await db.insert(mailingRecipients).values({
        ...{ mailingId: mailing?.id ?? "", clientId, address: `a${n}@x.example`, state: letter },
        exclusion: letter === "excluded" ? "no_consent" : null,
        sentAt: letter === "accepted" ? day(-1) : null,
      });
    }
  }
}
