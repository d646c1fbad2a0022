import { and, eq, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { AgreementKind, SubjectKind } from "#db/agreements/registries.ts";
import { agreementSubjects, agreements, agreementTerms } from "#db/agreements/table.ts";
import { type GroupOfCard, groupOfCard } from "#db/clients/group-of-card.ts";
import { type Pressure, pressureOf } from "#db/clients/pressure.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { contacts } from "#db/contacts/table.ts";
import type { DateKind, FactCategory, Visibility } from "#db/dossier/registries.ts";
import { datesVisibleTo, factsVisibleTo } from "#db/dossier/scope.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { filesVisibleTo } from "#db/files/queries.ts";
import { files } from "#db/files/table.ts";
import { byKey, type Reader } from "#db/index.ts";
import { staff } from "#db/staff/table.ts";
import type { CalendarDate } from "#db/values/dates.ts";
import { localDate } from "#db/values/time.ts";

interface Name {
  surname: string;
  given: string;
}
interface PersonName extends Name {
  patronymic: string | null;
}

export interface FactOfCard {
  id: string;
  version: number;
  contactId: string | null;
  contact: PersonName | null;
  category: FactCategory;
  text: string;
  learnedOn: CalendarDate;
  expiresOn: CalendarDate | null;
  visibility: Visibility;
  pinned: boolean;
  authorId: string;
  author: Name;
}

export interface DateOfCard {
  id: string;
  version: number;
  contactId: string | null;
  contact: PersonName | null;
  kind: DateKind;
  title: string | null;
  month: number;
  day: number | null;
  year: number | null;
  yearly: boolean;
}

export interface AgreementOfCard {
  id: string;
  version: number;
  kind: AgreementKind;
  number: string | null;
  title: string;
  subject: { kind: SubjectKind; name: string } | null;
  contactId: string | null;
  contact: PersonName | null;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  cancelReason: string | null;
  author: Name;
  /** How its last day was set the last time. */
  term: { kind: AgreementKind; on: string; later: boolean; author: Name } | null;
}

export interface FileOfCard {
  id: string;
  version: number;
  name: string;
  size: number;
  agreementId: string | null;
  interactionId: string | null;
  at: string;
  author: Name;
}

export interface CardDossier {
  facts: FactOfCard[];
  dates: DateOfCard[];
  agreements: AgreementOfCard[];
  files: FileOfCard[];
  group: GroupOfCard | null;
  pressure: Pressure;
}

/** Of each kind at most so many stand on the card. */
const MOST = 100;
/** What ended or was called off is still shown for so many days. */
const AFTERMATH = 30;

const object = (fields: Record<string, SQLWrapper>): SQL =>
  sql`json_build_object(${sql.join(
    Object.entries(fields).map(([name, value]) => sql`${name}::text, ${value}`),
    sql`, `,
  )})`;
const author = object({ surname: staff.surname, given: staff.given });
const contact = sql`case when ${contacts.id} is not null then ${object({
  surname: contacts.surname,
  given: sql`coalesce(${contacts.given}, '')`,
  patronymic: contacts.patronymic,
})} end`;

const list = (row: SQL, order: SQL, from: SQL, where: SQL | undefined): SQL =>
  sql`coalesce((select json_agg(x.row order by x.place) from (
    select ${row} as row, row_number() over (order by ${order}) as place ${from} where ${where} order by ${order} limit ${MOST}) x), '[]'::json)`;

const { id, version, category, text, learnedOn, expiresOn, visibility, pinned, authorId } = dossierFacts;
const facts = (actor: StaffActor): SQL =>
  list(
    object({
      id,
      version,
      contactId: dossierFacts.contactId,
      contact,
      category,
      text,
      learnedOn,
      expiresOn,
      visibility,
      pinned,
      authorId,
      author,
    }),
    sql`${pinned} desc, ${learnedOn} desc, ${id} desc`,
    sql`from ${dossierFacts} join ${staff} on ${staff.id} = ${authorId} left join ${contacts} on ${contacts.id} = ${dossierFacts.contactId}`,
    and(eq(dossierFacts.clientId, clients.id), isNull(dossierFacts.deletedAt), factsVisibleTo(actor)),
  );

const dates = (actor: StaffActor): SQL => {
  const { id, version, contactId, kind, title, month, day, year, yearly } = clientDates;
  return list(
    object({ id, version, contactId, contact, kind, title, month, day, year, yearly }),
    sql`${month}, ${day}, ${id}`,
    sql`from ${clientDates} left join ${contacts} on ${contacts.id} = ${contactId}`,
    and(eq(clientDates.clientId, clients.id), isNull(clientDates.deletedAt), datesVisibleTo(actor)),
  );
};

/** The last word on until when, of an agreement. */
const term = sql`(select ${object({
  kind: agreementTerms.kind,
  on: agreementTerms.at,
  later: sql`(${agreementTerms.toEndsOn} is null or ${agreementTerms.toEndsOn} > ${agreementTerms.fromEndsOn})`,
  author: sql`json_build_object('surname', s.surname, 'given', s.given)`,
})} from ${agreementTerms} join ${staff} s on s.id = ${agreementTerms.authorId}
  where ${agreementTerms.agreementId} = ${agreements.id} order by ${agreementTerms.at} desc, ${agreementTerms.id} desc limit 1)`;

/** That something was agreed, and until when, is for all who see the client: nobody must promise it again. */
const agreed = (actor: StaffActor, now: Date): SQL => {
  const { id, version, kind, number, title, contactId, startsOn, endsOn, cancelReason, cancelledAt } =
    agreements;
  const since = new Date(now.getTime() - AFTERMATH * 86_400_000);
  const subject = sql`case when ${agreementSubjects.id} is not null then ${object({ kind: agreementSubjects.kind, name: agreementSubjects.name })} end`;
  const sinceDay = localDate(since, actor.timeZone);
  return list(
    object({
      id,
      version,
      kind,
      number,
      title,
      subject,
      contactId: sql`${contacts.id}`,
      contact,
      startsOn,
      endsOn,
      cancelReason,
      author,
      term,
    }),
    sql`(${cancelledAt} is not null), ${endsOn} nulls last, ${id}`,
    sql`from ${agreements} join ${staff} on ${staff.id} = ${agreements.authorId}
      left join ${agreementSubjects} on ${agreementSubjects.id} = ${agreements.subjectId}
      left join ${contacts} on ${contacts.id} = ${contactId} and ${contactsVisibleTo(actor)}`,
    and(
      eq(agreements.clientId, clients.id),
      or(isNull(cancelledAt), sql`${cancelledAt} > ${since.toISOString()}::timestamptz`),
      or(isNull(endsOn), sql`${endsOn} >= ${sinceDay}`),
    ),
  );
};

const papers = (actor: StaffActor): SQL => {
  const { id, version, name, size, agreementId, interactionId, createdAt } = files;
  return list(
    object({ id, version, name, size, agreementId, interactionId, at: createdAt, author }),
    sql`${createdAt} desc, ${id} desc`,
    sql`from ${files} join ${staff} on ${staff.id} = ${files.authorId}`,
    and(eq(files.clientId, clients.id), filesVisibleTo(actor)),
  );
};

/** In a select of one table Drizzle takes the table's name off the columns of a field itself, not off what lies deeper. */
const field = <T>(value: SQL): SQL<T> => sql<T>`${value}`;

/** All of the dossier that the actor may see, asked for in one statement. The client has been found visible before. */
export async function getDossier(
  actor: StaffActor,
  clientId: string,
  now: Date,
  reader: Reader = byKey,
): Promise<CardDossier> {
  const [row] = await reader
    .select({
      facts: field<FactOfCard[]>(facts(actor)),
      dates: field<DateOfCard[]>(dates(actor)),
      agreements: field<AgreementOfCard[]>(agreed(actor, now)),
      files: field<FileOfCard[]>(papers(actor)),
      group: field<GroupOfCard | null>(groupOfCard(actor)),
      pressure: field<Pressure>(pressureOf(clients.id, now)),
    })
    .from(clients)
    .where(and(eq(clients.id, clientId), visibleTo(actor)));
  const none: Pressure = { talks: 0, letters: 0, mailings: 0, surveys: 0 };
  return row ?? { facts: [], dates: [], agreements: [], files: [], group: null, pressure: none };
}
