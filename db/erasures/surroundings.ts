import { and, eq, inArray, isNull, ne, notInArray, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import type { KeptKey } from "#db/erasures/kept.ts";
import { matters } from "#db/erasures/matters.ts";
import { inflected, type Patterns, patternsOf } from "#db/erasures/patterns.ts";
import type { Subject } from "#db/erasures/subject.ts";
import { files } from "#db/files/table.ts";
import type { Reader } from "#db/index.ts";
import { invoices, orders, payments } from "#db/purchases/table.ts";
import { staff } from "#db/staff/table.ts";
import { fullName } from "#db/values/person-name.ts";

/** Whether somebody else bears the same full name anywhere, and whether the same surname near the person. */
export async function namesakesOf(reader: Reader, { person, contactIds, clientIds, around }: Subject) {
  if (!person?.surname) return { hasNamesake: false, hasKin: false };
  const others = contactIds.length > 0 ? notInArray(contacts.id, [...contactIds]) : undefined;
  const surname = sql`${contacts.surname} ~ ${`^${inflected(person.surname)}$`}`;
  const given = sql`coalesce(${contacts.given}, '') ~ ${`^${inflected(person.given)}$`}`;
  const twins = await reader
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(others, surname, given))
    .limit(1);
  const colleagues = await reader
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        sql`${staff.surname} ~ ${`^${inflected(person.surname)}$`}`,
        sql`${staff.given} ~ ${`^${inflected(person.given)}$`}`,
      ),
    )
    .limit(1);
  const named = await reader
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        eq(clients.kind, "person"),
        clientIds.length > 0 ? notInArray(clients.id, [...clientIds]) : undefined,
        sql`${clients.name} ~ ${`^${inflected(person.surname)} ${inflected(person.given)}`}`,
      ),
    )
    .limit(1);
  const kin =
    around.length === 0
      ? []
      : await reader
          .select({ id: contacts.id })
          .from(contacts)
          .innerJoin(clientContacts, eq(clientContacts.contactId, contacts.id))
          .where(and(others, surname, inArray(clientContacts.clientId, [...around])))
          .limit(1);
  return { hasNamesake: twins.length + colleagues.length + named.length > 0, hasKin: kin.length > 0 };
}

/** Where the person must be taken out of texts, by every name they had. */
export async function soughtAs(reader: Reader, subject: Subject, known: Namesakes): Promise<Patterns> {
  const { former } = subject;
  const points = {
    emails: [...subject.emails, ...former.emails],
    phones: [...subject.phones, ...former.phones],
  };
  const all = [patternsOf({ ...subject, ...points, ...known })];
  for (const person of former.names) {
    const called = { ...subject, person, name: fullName(person) };
    all.push(patternsOf({ ...called, emails: [], phones: [], ...(await namesakesOf(reader, called)) }));
  }
  const once = (patterns: readonly string[][]) => [...new Set(patterns.flat())];
  return {
    anywhere: once(all.map(({ anywhere }) => [...anywhere])),
    around: once(all.map(({ around }) => [...around])),
  };
}

type Namesakes = Awaited<ReturnType<typeof namesakesOf>>;

export async function keptOf(
  reader: Reader,
  subject: Subject,
  { hasNamesake, hasKin }: Namesakes,
): Promise<KeptKey[]> {
  const { person, around, clientIds, emails, phones } = subject;
  const called =
    person?.surname && around.length > 0
      ? await reader
          .select({ id: clients.id })
          .from(clients)
          .where(
            and(
              inArray(clients.id, [...around]),
              ne(clients.kind, "person"),
              sql`${clients.name} ~ ${inflected(person.surname)}`,
            ),
          )
          .limit(1)
      : [];
  const when = (condition: boolean, key: KeptKey): KeptKey[] => (condition ? [key] : []);
  return [
    "act",
    ...when(emails.length + phones.length > 0, "hashes"),
    "figures",
    ...when(clientIds.length > 0 && (await hasAccounts(reader, clientIds)), "accounting"),
    ...when(hasNamesake, "namesake"),
    ...when(hasKin, "kin"),
    ...when(await hasFiles(reader, subject), "files"),
    ...when(called.length > 0, "company"),
  ];
}

/** Files of the companies around; those of the person are taken away. */
async function hasFiles(reader: Reader, subject: Subject): Promise<boolean> {
  if (subject.around.length === 0) return false;
  const [row] = await reader
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        inArray(files.clientId, [...subject.around]),
        isNull(files.deletedAt),
        sql`${files.id} not in (${matters.files.rows(subject)})`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Purchases, invoices, payments: what the accountant must keep. */
async function hasAccounts(reader: Reader, clientIds: readonly string[]): Promise<boolean> {
  const papers = [orders, invoices, payments].map(
    (paper) => sql`exists (select from ${paper} where client_id = any(${sql.param(clientIds)}::uuid[]))`,
  );
  const [row] = await reader.execute<{ is: boolean }>(sql`select ${sql.join(papers, sql` or `)} as is`);
  return row?.is ?? false;
}
