import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { issueAssignment } from "#db/assignments/commands.ts";
import { getCard } from "#db/clients/card.ts";
import {
  addLegalEntity,
  archiveClient,
  assignOwners,
  editFact,
  editLegalEntity,
} from "#db/clients/commands.ts";
import { findNamesakes } from "#db/clients/duplicates.ts";
import { countClients, listClients } from "#db/clients/list.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { findClientsForPicker, getClient } from "#db/clients/queries.ts";
import { clients } from "#db/clients/table.ts";
import { addContact, editContact } from "#db/contacts/commands.ts";
import { contactPoints } from "#db/contacts/table.ts";
import { db, inTransaction, type Tx } from "#db/index.ts";
import { recordInteraction } from "#db/interactions/commands.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { addClient, makeOffice, now, type Office } from "./office.ts";

await testDatabase();
let office: Office;
interface Subject {
  id: string;
  entity: string;
  contact: string;
}
let own: Subject & { talk: string };
let foreign: Subject & { talk: string };

const key = () => randomUUID();
const tomorrow = new Date(now.getTime() + 1e8);
const entity = { name: "ООО", inn: null, kpp: null, ogrn: null, address: null };

const issue = (
  tx: Tx,
  actor: StaffActor,
  clientId: string,
  to: { departmentId: string } | { executorId: string },
) =>
  issueAssignment(tx, actor, { key: key(), title: "Проверить шум", clientId, dueAt: tomorrow, ...to }, now);

async function makeSubject(owner: StaffActor): Promise<typeof own> {
  const id = await addClient(owner, {
    branchId: office.branch.id,
    phones: "+7 912 555-01-01",
    emails: "info@client.ru",
  });
  const [entityRow, contactRow, talk] = await inTransaction(async (tx) => [
    await addLegalEntity(tx, office.director, { key: key(), clientId: id, ...entity }),
    await addContact(tx, office.director, {
      key: key(),
      clientId: id,
      name: "Штерн Аркадий",
      phones: "+7 912 000-00-01",
    }),
    await recordInteraction(
      tx,
      office.director,
      { key: key(), clientId: id, kind: "call", text: "Штерн: 912 000-00-01" },
      now,
    ),
  ]);
  await db.update(clients).set({ note: "Звонить Ольге" }).where(eq(clients.id, id));
  await db.insert(contactPoints).values({ clientId: id, kind: "phone", value: "+74950000001", raw: "495" });
  return { id, entity: entityRow.id, contact: contactRow.id, talk: talk.id };
}

beforeAll(async () => {
  office = await makeOffice();
  own = await makeSubject(office.manager);
  foreign = await makeSubject(office.stranger);
  // The service was handed something for `own`, nothing for `foreign`.
  await inTransaction((tx) => issue(tx, office.manager, own.id, { departmentId: office.service.id }));
});

type Name = Exclude<keyof Office, "sales" | "otherSales" | "service" | "branch" | "otherBranch">;

/** card: is seen · people: phones and names too · edit: facts may change. Of a manager's client of the own department. */
const rights: [Name, { own: string; foreign: string }][] = [
  ["director", { own: "card people edit", foreign: "card people edit" }],
  ["head", { own: "card people edit", foreign: "card" }],
  ["manager", { own: "card people edit", foreign: "card" }],
  ["colleague", { own: "card", foreign: "card" }],
  ["stranger", { own: "card", foreign: "card people edit" }],
  ["secretary", { own: "card people edit", foreign: "card people edit" }],
  ["accountant", { own: "card people edit", foreign: "card people edit" }],
  ["marketer", { own: "card people", foreign: "card people" }],
  ["serviceman", { own: "card people", foreign: "" }],
  ["faraway", { own: "", foreign: "" }],
  ["admin", { own: "", foreign: "" }],
];

const tell = async (run: (tx: Tx) => Promise<unknown>): Promise<string> => {
  try {
    await inTransaction(async (tx) => {
      await run(tx);
      throw new Error("went through");
    });
    return "never";
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message;
  }
};

/** Every command on a subject; each is rolled back after it went through. */
const commands: Record<
  string,
  { needs: "edit" | "people"; run: (tx: Tx, actor: StaffActor, subject: Subject) => Promise<unknown> }
> = {
  editFact: {
    needs: "edit",
    run: (tx, actor, { id }) =>
      editFact(tx, actor, { id, expectedVersion: 1, field: "note", value: "x" }, now),
  },
  addLegalEntity: {
    needs: "edit",
    run: (tx, actor, { id }) => addLegalEntity(tx, actor, { key: key(), clientId: id, ...entity }),
  },
  editLegalEntity: {
    needs: "edit",
    run: (tx, actor, subject) =>
      editLegalEntity(tx, actor, { clientId: subject.id, id: subject.entity, expectedVersion: 1, ...entity }),
  },
  archiveClient: {
    needs: "edit",
    run: (tx, actor, { id }) => archiveClient(tx, actor, { id, expectedVersion: 1 }, now),
  },
  assignOwners: {
    needs: "edit",
    run: (tx, actor, { id }) => assignOwners(tx, actor, { changes: [{ id, ownerId: office.head.id }] }, now),
  },
  addContact: {
    needs: "people",
    run: (tx, actor, { id }) => addContact(tx, actor, { key: key(), clientId: id, name: "Белых Людмила" }),
  },
  editContact: {
    needs: "people",
    run: (tx, actor, subject) =>
      editContact(tx, actor, {
        clientId: subject.id,
        id: subject.contact,
        expectedVersion: 1,
        name: "Белых Людмила",
      }),
  },
  issueAssignment: {
    needs: "people",
    run: (tx, actor, { id }) => issue(tx, actor, id, { executorId: actor.id }),
  },
  recordInteraction: {
    needs: "people",
    run: (tx, actor, { id }) =>
      recordInteraction(tx, actor, { key: key(), clientId: id, kind: "call", text: "…" }, now),
  },
};

describe.each(rights)("%s", (name, allowed) => {
  describe.each(["own", "foreign"] as const)("the client that is %s to the manager", (which) => {
    const subject = () => (which === "own" ? own : foreign);
    const can = (right: string) => allowed[which].includes(right);

    it("is listed, counted, found and opened alike", async () => {
      const actor = office[name];
      const { rows } = await listClients(actor, emptySearch, now);
      expect(rows.some(({ id }) => id === subject().id)).toBe(can("card"));
      expect(await countClients(actor, emptySearch, now)).toBe(rows.length);
      const card = await getClient(actor, subject().id);
      expect(card !== undefined).toBe(can("card"));
      const found = await findClientsForPicker(actor, "клиент");
      expect(found.some(({ id }) => id === subject().id)).toBe(can("card"));
      if (card) expect(card).toMatchObject({ contactsVisible: can("people"), editable: can("edit") });
    });

    it("shows its people only to whom it may", async () => {
      const { people } = await getCard(office[name], subject().id, "all", null, now);
      expect(people.length > 0).toBe(can("people"));
      const head = await getClient(office[name], subject().id);
      expect((head?.points.length ?? 0) > 0).toBe(can("people"));
    });

    it.each(["Штерн", "912 000", "клиент 7912000", "9125550101", "info@"])(
      "is found by «%s» only by whom it is shown to",
      async (q) => {
        const { rows } = await listClients(office[name], { ...emptySearch, q }, now);
        expect(rows.some(({ id }) => id === subject().id)).toBe(can("people"));
        const picked = await findClientsForPicker(office[name], q);
        expect(picked.some(({ id }) => id === subject().id)).toBe(can("people"));
      },
    );

    it("warns of its numbers only those who may see them, and keeps its note from the rest", async () => {
      const sought = { name: "", inn: null, points: ["+79125550101"] };
      const same = await inTransaction((tx) => findNamesakes(office[name], sought, tx));
      expect(same.some(({ id }) => id === subject().id)).toBe(can("people"));
      const head = await getClient(office[name], subject().id);
      expect(head?.note).toBe(can("people") ? "Звонить Ольге" : can("card") ? null : undefined);
    });

    it("tells what was said only to whom it may", async () => {
      const { timeline } = await getCard(office[name], subject().id, "talks", null, now);
      const entry = timeline.entries.find(({ id }) => id === subject().talk);
      const heard = entry?.type === "talk" ? entry.talk.text : undefined;
      expect(heard).toBe(can("people") ? "Штерн: 912 000-00-01" : can("card") ? null : undefined);
    });

    it.each(Object.entries(commands))("%s", async (_, { needs, run }) => {
      const answer = await tell((tx) => run(tx, office[name], subject()));
      expect(answer).toBe(can(needs) ? "went through" : can("card") ? "forbidden" : "not_found");
    });
  });

  it("gets one answer for a foreign child of an own parent and for an unknown one", async () => {
    const actor = office[name];
    for (const child of [foreign, { entity: randomUUID(), contact: randomUUID() }]) {
      const mixed = { id: own.id, entity: child.entity, contact: child.contact };
      for (const command of ["editLegalEntity", "editContact"] as const) {
        const answer = await tell((tx) => commands[command]?.run(tx, actor, mixed) ?? Promise.resolve());
        const right = allowed.own.includes(commands[command]?.needs ?? "");
        expect(answer).toBe(!right && allowed.own.includes("card") ? "forbidden" : "not_found");
      }
    }
  });

  it("gets one answer for a client out of sight and an unknown one", async () => {
    const unknown = { id: randomUUID(), entity: randomUUID(), contact: randomUUID() };
    for (const { run } of Object.values(commands)) {
      expect(await tell((tx) => run(tx, office[name], unknown))).toBe("not_found");
    }
    expect(await getClient(office[name], unknown.id)).toBeUndefined();
    expect(await getClient(office[name], "../../etc")).toBeUndefined();
  });
});

it("refuses to tie a talk to another client's person", async () => {
  const talk = { key: key(), clientId: own.id, kind: "call" as const, text: "…", contactId: foreign.contact };
  expect(await tell((tx) => recordInteraction(tx, office.director, talk, now))).toBe("contact_not_of_client");
});
