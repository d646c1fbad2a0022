import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { agreementSubjects, agreements, agreementTerms } from "#db/agreements/table.ts";
import { contacts } from "#db/contacts/table.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { files } from "#db/files/table.ts";
import { staff } from "#db/staff/table.ts";
import { written } from "#db/written.ts";

/** Of each kind at most so many stand on the card. */
const MOST = 100;

/** A row as JSON, by the names of what is shown of it. */
const object = (fields: Record<string, SQLWrapper>): SQL =>
  written(
    sql`json_build_object(${sql.join(
      Object.entries(fields).map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`),
      sql`, `,
    )})`,
  );
const author = object({ surname: staff.surname, given: staff.given });
const contact = sql`case when ${contacts.id} is not null then ${object({
  surname: contacts.surname,
  given: sql`coalesce(${contacts.given}, '')`,
  patronymic: contacts.patronymic,
})} end`;

/** What is shown of each row, in which order, and from where: of names alone, and written once. */
export interface Rows {
  row: SQL;
  order: SQL;
  from: SQL;
}

/** The rows that a condition leaves, as a list in JSON. */
export const list = ({ row, order, from }: Rows, where: SQL | undefined): SQL =>
  sql`coalesce((select json_agg(x.row order by x.place) from (
    select ${row} as row, row_number() over (order by ${order}) as place ${from} where ${where} order by ${order} limit ${sql.raw(`${MOST}`)}) x), '[]'::json)`;

const { id, version, category, text, learnedOn, expiresOn, visibility, pinned, authorId } = dossierFacts;
export const factRows: Rows = {
  row: object({
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
  order: written(sql`${pinned} desc, ${learnedOn} desc, ${id} desc`),
  from: written(
    sql`from ${dossierFacts} join ${staff} on ${staff.id} = ${authorId} left join ${contacts} on ${contacts.id} = ${dossierFacts.contactId}`,
  ),
};

const { month, day, year, yearly } = clientDates;
export const dateRows: Rows = {
  row: object({
    id: clientDates.id,
    version: clientDates.version,
    contactId: clientDates.contactId,
    contact,
    kind: clientDates.kind,
    title: clientDates.title,
    month,
    day,
    year,
    yearly,
  }),
  order: written(sql`${month}, ${day}, ${clientDates.id}`),
  from: written(sql`from ${clientDates} left join ${contacts} on ${contacts.id} = ${clientDates.contactId}`),
};

/** The last word on until when, of an agreement. */
const term = sql`(select ${object({
  kind: agreementTerms.kind,
  on: agreementTerms.at,
  later: sql`(${agreementTerms.toEndsOn} is null or ${agreementTerms.toEndsOn} > ${agreementTerms.fromEndsOn})`,
  author: sql`json_build_object('surname', s.surname, 'given', s.given)`,
})} from ${agreementTerms} join ${staff} s on s.id = ${agreementTerms.authorId}
  where ${agreementTerms.agreementId} = ${agreements.id} order by ${agreementTerms.at} desc, ${agreementTerms.id} desc limit 1)`;

const subject = sql`case when ${agreementSubjects.id} is not null then ${object({ kind: agreementSubjects.kind, name: agreementSubjects.name })} end`;

const { startsOn, endsOn, cancelReason, cancelledAt } = agreements;
export const agreementRows: Rows = {
  row: object({
    id: agreements.id,
    version: agreements.version,
    kind: agreements.kind,
    number: agreements.number,
    title: agreements.title,
    subject,
    contactId: contacts.id,
    contact,
    startsOn,
    endsOn,
    cancelReason,
    author,
    term,
  }),
  order: written(sql`(${cancelledAt} is not null), ${endsOn} nulls last, ${agreements.id}`),
  from: written(
    sql`from ${agreements} join ${staff} on ${staff.id} = ${agreements.authorId}
      left join ${agreementSubjects} on ${agreementSubjects.id} = ${agreements.subjectId}
      left join ${contacts} on ${contacts.id} = ${agreements.contactId}`,
  ),
};

export const fileRows: Rows = {
  row: object({
    id: files.id,
    version: files.version,
    name: files.name,
    size: files.size,
    agreementId: files.agreementId,
    interactionId: files.interactionId,
    at: files.createdAt,
    author,
  }),
  order: written(sql`${files.createdAt} desc, ${files.id} desc`),
  from: written(sql`from ${files} join ${staff} on ${staff.id} = ${files.authorId}`),
};
