import { clients } from "#db/clients/table.ts";
import { consents } from "#db/consents/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { db } from "#db/index.ts";
import { makeClient } from "#tests/factories.ts";

export const now = new Date("2026-03-19T06:40:00Z");
const DAY = 86_400_000;
/** From the midnight of Moscow in whole days, and a moment to each side of it. */
const midnight = (daysAgo: number, milliseconds = 0) =>
  new Date(Date.parse("2026-03-18T21:00:00Z") - daysAgo * DAY + milliseconds);

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

/** What the plain evaluation knows of a row. */
export interface Row {
  id: string;
  region: string | null;
  branch: string | null;
  status: string;
  class: string;
  owner: string | null;
  role: string;
  kind: string;
  tags: readonly string[];
  created: Date;
  contact: Date | null;
  email: boolean;
  consent: boolean;
  archived: boolean;
}

async function addEmail(clientId: string, value: string, ofPerson: boolean) {
  const point = { kind: "email" as const, value, raw: value };
  if (!ofPerson) return db.insert(contactPoints).values({ ...point, clientId });
  const [person] = await db.insert(contacts).values({ surname: "Замятин" }).returning({ id: contacts.id });
  const contactId = person?.id ?? "";
  await db.insert(clientContacts).values({ clientId, contactId });
  return db.insert(contactPoints).values({ ...point, contactId });
}

/** Clients of every mixture of values, with nulls, and with moments on both sides of midnight. */
export async function fillRows(
  count: number,
  branches: readonly string[],
  owners: readonly string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let i = 0; i < count; i++) {
    const facts = {
      region: pick(["Пермь", "Тюмень", null], i),
      branch: pick([...branches, null], i + 1),
      status: pick(["potential", "new", "active", "loyal", "lost"] as const, i),
      class: pick(["A", "B", "C", "C"] as const, i),
      owner: pick([null, ...owners], i * 7 + 3),
      role: pick(["client", "client", "partner"] as const, i),
      kind: pick(["company", "person"] as const, i >> 1),
      tags: pick([[], ["vip"], ["vip", "дилер"], ["дилер"], []] as const, i * 3),
      created: pick([midnight(0), midnight(30), midnight(30, -1), midnight(400)], i * 5),
      contact: pick([null, midnight(60), midnight(60, -1), midnight(3, 5), null], i * 11 + 1),
    };
    const client = await makeClient({
      region: facts.region,
      branchId: facts.branch,
      status: facts.status,
      class: facts.class,
      ownerId: facts.owner,
      role: facts.role,
      kind: facts.kind,
      tags: [...facts.tags],
      createdAt: facts.created,
      lastContactAt: facts.contact,
      archivedAt: i % 17 === 0 ? now : null,
    });
    const mail = i % 4;
    if (mail < 2) await addEmail(client.id, `client-${i}@slovo.test`, mail === 0);
    else
      await db
        .insert(contactPoints)
        .values({ kind: "phone", value: "+7343", raw: "343", clientId: client.id });
    const consent = i % 6;
    // Named, withdrawn, to processing only, by an address alone, and waiting for its confirmation.
    if (consent < 3)
      await db.insert(consents).values({
        kind: consent === 2 ? "processing" : "advertising",
        clientId: client.id,
        source: "paper",
        proof: "анкета",
        givenAt: now,
        confirmedAt: now,
        withdrawnAt: consent === 1 ? now : null,
      });
    else if (consent < 5)
      await db.insert(consents).values({
        kind: "advertising",
        address: `CLIENT-${i}@slovo.test`,
        source: "public_form",
        proof: "страница",
        givenAt: now,
        confirmedAt: consent === 3 ? now : null,
      });
    const email = mail < 2;
    const agreed = consent === 0 || (consent === 3 && email);
    rows.push({ id: client.id, ...facts, email, consent: agreed, archived: client.archivedAt !== null });
  }
  return rows;
}

/** How many rows of `clients` there are. */
export const countAll = () => db.$count(clients);
