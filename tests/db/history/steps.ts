import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import * as agreementCommands from "#db/agreements/commands.ts";
import { agreements } from "#db/agreements/table.ts";
import type { BulkChange } from "#db/bulk/input.ts";
import { runBulk } from "#db/bulk/run.ts";
import * as clientCommands from "#db/clients/commands.ts";
import * as clientInput from "#db/clients/input.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import * as people from "#db/contacts/commands.ts";
import * as peopleInput from "#db/contacts/input.ts";
import { byPath } from "#db/contacts/order.ts";
import { orderContacts } from "#db/contacts/path.ts";
import * as places from "#db/contacts/places.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import * as dates from "#db/dossier/dates.ts";
import * as facts from "#db/dossier/facts.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { setGroup } from "#db/groups/commands.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { clientMerges } from "#db/merges/table.ts";
import { order as orderBulk, undo as undoBulk } from "../bulk/office.ts";
import type { Office } from "../clients/office.ts";
import { merge, undo as undoMerge } from "../merges/merging.ts";
import type { Dice } from "../merges/random-base.ts";

export interface Walk {
  dice: Dice;
  office: Office;
  ids: readonly string[];
  /** Bulk edits that can still be taken back. */
  bulk: string[];
}

const day = (n: number) => `2027-0${1 + (n % 9)}-1${n % 10}`;
const now = () => new Date();
const run = (work: (tx: Tx, actor: StaffActor) => Promise<unknown>, { office }: Walk) =>
  inTransaction((tx) => work(tx, office.director));

const some = <T>({ dice }: Walk, list: readonly T[]): T | undefined => list[dice(list.length)];
const one = <T>(walk: Walk, list: readonly T[]): T => {
  const found = some(walk, list);
  if (found === undefined) throw new Error("nothing to do it with");
  return found;
};

async function card(walk: Walk) {
  const rows = await db
    .select()
    .from(clients)
    .where(and(inArray(clients.id, [...walk.ids]), isNull(clients.mergedIntoId)))
    .orderBy(clients.id);
  return one(walk, rows);
}

const personOf = async (walk: Walk, clientId: string) =>
  one(
    walk,
    await db
      .select({ id: contacts.id, version: contacts.version, link: clientContacts })
      .from(clientContacts)
      .innerJoin(contacts, eq(contacts.id, clientContacts.contactId))
      .where(eq(clientContacts.clientId, clientId))
      .orderBy(contacts.id),
  );

const nameOf = ({ dice }: Walk) =>
  `${["Лапина", "Зуев", "Белых", "Щукина"][dice(4)]} ${["Вера", "Пётр"][dice(2)]} ${dice(9)}`.replace(
    / \d$/,
    "",
  );
const textOf = ({ dice }: Walk) => `Сказано ${dice(1000)}`;
const personInput = (walk: Walk) => ({
  name: nameOf(walk),
  position: textOf(walk),
  decisionRole: one(walk, [null, "initiator", "decision_maker", "accountant"]),
  phones: walk.dice(2) ? `+7 912 ${100 + walk.dice(900)}-22-33` : "",
  emails: walk.dice(2) ? `a${walk.dice(99)}@example.ru` : "",
});

const bulkOf = (walk: Walk): BulkChange =>
  one<BulkChange>(walk, [
    { kind: "status", value: one(walk, ["new", "active", "loyal"]) },
    { kind: "owner", value: one(walk, [walk.office.manager.id, walk.office.colleague.id]) },
    { kind: "tags_add", value: [`метка ${walk.dice(4)}`] },
    { kind: "tags_remove", value: [`метка ${walk.dice(4)}`, "vip"] },
    { kind: "branch", value: one(walk, [walk.office.branch.id, null]) },
    { kind: "region", value: one(walk, ["Пермь", null]) },
  ]);

const standing = async (walk: Walk, table: typeof dossierFacts | typeof clientDates, removed: boolean) =>
  one(
    walk,
    await db
      .select({ id: table.id, clientId: table.clientId, version: table.version })
      .from(table)
      .where(
        and(
          inArray(table.clientId, [...walk.ids]),
          removed ? isNotNull(table.deletedAt) : isNull(table.deletedAt),
        ),
      )
      .orderBy(table.id),
  ).valueOf() as { id: string; clientId: string; version: number };

const removal = ({ id, clientId, version }: { id: string; clientId: string; version: number }) => ({
  ...{ id, clientId, expectedVersion: version },
});

async function agreed(walk: Walk) {
  const rows = await db
    .select()
    .from(agreements)
    .where(inArray(agreements.clientId, [...walk.ids]))
    .orderBy(agreements.id);
  const row = one(walk, rows);
  return { row, at: removal(row) };
}

const fact = (walk: Walk) => ({
  contactId: null,
  category: "habits" as const,
  text: textOf(walk),
  expiresOn: null,
  visibility: "all" as const,
  pinned: walk.dice(2) === 0,
});
const date = (walk: Walk) => ({
  contactId: null,
  kind: "event" as const,
  title: textOf(walk),
  month: 1 + walk.dice(12),
  day: 1 + walk.dice(28),
  year: null,
  yearly: true,
});

type Step = (walk: Walk) => Promise<unknown>;

/** Everything that people do to a card, each through its own command. One that is refused has changed nothing. */
export const steps: Record<string, Step> = {
  fact: async (walk) => {
    const { id, version } = await card(walk);
    const said = one(walk, [
      { field: "name", value: `ООО «Имя ${walk.dice(999)}»` },
      { field: "status", value: one(walk, ["new", "active", "lost"]) },
      { field: "region", value: one(walk, ["Тюмень", "Омск", ""]) },
      { field: "note", value: textOf(walk) },
      { field: "tags", value: `vip, метка ${walk.dice(4)}` },
      { field: "branchId", value: walk.office.branch.id },
    ]);
    const input = clientInput.editFact.parse({ id, expectedVersion: version, ...said });
    return run((tx, actor) => clientCommands.editFact(tx, actor, input, now()), walk);
  },
  owner: async (walk) => {
    const ids = walk.dice(2) ? walk.ids : [(await card(walk)).id];
    const ownerId = one(walk, [walk.office.manager.id, walk.office.colleague.id, null]);
    const changes = ids.map((id) => ({ id, ownerId }));
    return run((tx, actor) => clientCommands.assignOwners(tx, actor, { changes }, now()), walk);
  },
  group: async (walk) => {
    const { id, version } = await card(walk);
    const group = one(walk, [null, { name: "Первая" }, { name: "Вторая" }]);
    return run(
      (tx, actor) => setGroup(tx, actor, { clientId: id, expectedVersion: version, group }, now()),
      walk,
    );
  },
  addPerson: async (walk) => {
    const { id } = await card(walk);
    const input = peopleInput.addContact.parse({ key: randomUUID(), clientId: id, ...personInput(walk) });
    return run((tx, actor) => people.addContact(tx, actor, input), walk);
  },
  editPerson: async (walk) => {
    const { id: clientId } = await card(walk);
    const { id, version } = await personOf(walk, clientId);
    const input = peopleInput.editContact.parse({
      id,
      clientId,
      expectedVersion: version,
      ...personInput(walk),
    });
    return run((tx, actor) => people.editContact(tx, actor, input), walk);
  },
  leave: async (walk) => {
    const { id: clientId } = await card(walk);
    const { id, link } = await personOf(walk, clientId);
    const who = { id, clientId, expectedVersion: link.version };
    return run(
      (tx, actor) =>
        link.until
          ? places.returnContact(tx, actor, who)
          : places.leaveContact(tx, actor, { ...who, until: "2026-01-15" }, now()),
      walk,
    );
  },
  order: async (walk) => {
    const { id: clientId } = await card(walk);
    const rows = await db
      .select({ id: clientContacts.contactId })
      .from(clientContacts)
      .where(and(eq(clientContacts.clientId, clientId), isNull(clientContacts.until)))
      .orderBy(...byPath);
    const from = rows.map(({ id }) => id);
    return run((tx, actor) => orderContacts(tx, actor, { clientId, from, to: from.toReversed() }), walk);
  },
  move: async (walk) => {
    const [clientId = "", toClientId = ""] = walk.dice(2) ? walk.ids : walk.ids.toReversed();
    const { id } = await personOf(walk, clientId);
    const where = { id, clientId, toClientId };
    const input = peopleInput.moveContact.parse({
      key: randomUUID(),
      ...where,
      on: "2026-02-01",
      stays: walk.dice(2) === 0,
    });
    await run((tx, actor) => places.moveContact(tx, actor, input, now()), walk);
    if (walk.dice(2)) await run((tx, actor) => places.undoMove(tx, actor, where), walk);
  },
  entity: async (walk) => {
    const { id: clientId } = await card(walk);
    const [row] = await db.select().from(legalEntities).where(eq(legalEntities.clientId, clientId));
    const said = {
      clientId,
      name: `АО «Юрлицо ${walk.dice(99)}»`,
      inn: null,
      kpp: null,
      ogrn: null,
      address: textOf(walk),
    };
    return run(
      (tx, actor) =>
        row
          ? clientCommands.editLegalEntity(tx, actor, { ...said, id: row.id, expectedVersion: row.version })
          : clientCommands.addLegalEntity(tx, actor, { ...said, key: randomUUID() }),
      walk,
    );
  },
  learn: async (walk) => {
    const { id: clientId } = await card(walk);
    await run(
      (tx, actor) => facts.recordFact(tx, actor, { key: randomUUID(), clientId, ...fact(walk) }, now()),
      walk,
    );
    return run(
      (tx, actor) => dates.recordDate(tx, actor, { key: randomUUID(), clientId, ...date(walk) }, now()),
      walk,
    );
  },
  relearn: async (walk) => {
    const known = removal(await standing(walk, dossierFacts, false));
    await run((tx, actor) => facts.changeFact(tx, actor, { ...known, ...fact(walk) }, now()), walk);
    const when = removal(await standing(walk, clientDates, false));
    return run((tx, actor) => dates.changeDate(tx, actor, { ...when, ...date(walk) }, now()), walk);
  },
  forget: async (walk) => {
    const back = walk.dice(2) === 0;
    const known = removal(await standing(walk, dossierFacts, back));
    await run((tx, actor) => (back ? facts.restoreFact : facts.removeFact)(tx, actor, known, now()), walk);
    const when = removal(await standing(walk, clientDates, back));
    return run((tx, actor) => (back ? dates.restoreDate : dates.removeDate)(tx, actor, when, now()), walk);
  },
  agree: async (walk) => {
    const { id: clientId } = await card(walk);
    const said = { kind: "oral" as const, number: null, title: textOf(walk), contactId: null, subject: null };
    const input = { key: randomUUID(), clientId, ...said, startsOn: "2026-01-01", endsOn: day(walk.dice(9)) };
    return run((tx, actor) => agreementCommands.recordAgreement(tx, actor, input, now()), walk);
  },
  reagree: async (walk) => {
    const { row, at } = await agreed(walk);
    const said = { kind: "oral" as const, number: null, contactId: null };
    return run((tx, actor) => {
      if (row.cancelledAt) return agreementCommands.reinstateAgreement(tx, actor, at, now());
      if (walk.dice(3) === 0)
        return agreementCommands.cancelAgreement(tx, actor, { ...at, reason: "раздумали" }, now());
      if (walk.dice(2) === 0)
        return agreementCommands.changeAgreement(tx, actor, { ...at, ...said, title: textOf(walk) }, now());
      return agreementCommands.extendAgreement(
        tx,
        actor,
        { ...at, ...said, endsOn: "2028-01-01", note: null },
        now(),
      );
    }, walk);
  },
  bulk: async (walk) => {
    const { id } = await orderBulk(walk.office.director, bulkOf(walk), { ids: walk.ids }, now());
    await runBulk(id, now);
    walk.bulk.push(id);
  },
  unbulk: async (walk) => {
    const id = walk.bulk.splice(walk.dice(walk.bulk.length || 1), 1)[0];
    if (!id) throw new Error("nothing to take back");
    await undoBulk(walk.office.director, id, now());
    await runBulk(id, now);
  },
  archive: async (walk) => {
    const { id, version, archivedAt } = await card(walk);
    const command = archivedAt ? clientCommands.restoreClient : clientCommands.archiveClient;
    await run((tx, actor) => command(tx, actor, { id, expectedVersion: version }, now()), walk);
    // Mostly brought back at once: on an archived card nothing else can be done.
    if (archivedAt || walk.dice(4) === 0) return;
    const back = { id, expectedVersion: version + 1 };
    await run((tx, actor) => clientCommands.restoreClient(tx, actor, back, now()), walk);
  },
  merge: (walk) => merge(walk.office.director, walk.ids, {}, now()),
  unmerge: async (walk) => {
    const rows = await db.select().from(clientMerges).where(isNull(clientMerges.undoneAt));
    const row = one(
      walk,
      rows.filter(({ survivorId }) => walk.ids.includes(survivorId)),
    );
    return undoMerge(walk.office.director, row.id, now());
  },
};
