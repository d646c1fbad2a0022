import { type SQL, sql } from "drizzle-orm";
import { assignmentSteps, assignments } from "#db/assignments/table.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { complaintEntries, complaints } from "#db/complaints/table.ts";
import { consents, suppressions } from "#db/consents/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { addresses, BLANK, list, type Matter, stubAddress, uuids } from "#db/erasures/matter.ts";
import { changeMatters } from "#db/erasures/matters-changes.ts";
import { dossierMatters } from "#db/erasures/matters-dossier.ts";
import { importedMatters, talksInFiles } from "#db/erasures/matters-imported.ts";
import { mailMatters } from "#db/erasures/matters-mail.ts";
import { namesOf, type Subject } from "#db/erasures/subject.ts";
import { stubOf } from "#db/erasures/table.ts";
import { events } from "#db/events.ts";
import { interactions } from "#db/interactions/table.ts";
import { mailingRecipients } from "#db/mailings/table.ts";
import { mailboxLetters, outbox } from "#db/outbox/table.ts";
import { questionnaireVersions, surveyCampaigns, surveyResponses } from "#db/surveys/table.ts";

export const matters = {
  person: {
    label: { ru: "Имя и примечание о человеке", en: "The name and the note on the person" },
    rows: ({ contactIds }) => sql`select id from ${contacts} where id = ${uuids(contactIds)}`,
    blank: (rows, number, now) => [
      sql`update ${contacts} set surname = ${stubOf(number)}, given = null, patronymic = null, note = null,
        version = version + 1 where id in (${rows})`,
      sql`update ${clientContacts} set position = null, decision_note = null,
        until = coalesce(until, ${now.toISOString()}::timestamptz::date) where contact_id in (${rows})`,
    ],
  },
  client: {
    label: { ru: "Карточка частного лица", en: "The card of a private client" },
    rows: ({ clientIds }) => sql`select id from ${clients} where id = ${uuids(clientIds)}`,
    blank: (rows, number, now) => [
      sql`update ${legalEntities} set name = ${stubOf(number)}, inn = null, kpp = null, ogrn = null, address = null,
        checksum_note = null, version = version + 1 where client_id in (${rows})`,
      // Labels that others wear too say nothing of this one.
      sql`update ${clients} set name = ${stubOf(number)}, name_key = lower(${stubOf(number)}), address = null, site = null,
        note = null, own = '{}', external_id = null, archived_at = coalesce(archived_at, ${now.toISOString()}::timestamptz),
        tags = array(select tag from unnest(tags) tag where exists (
          select from ${clients} other where other.id <> ${clients.id} and other.tags @> array[tag])),
        version = version + 1 where id in (${rows})`,
    ],
  },
  points: {
    label: { ru: "Телефоны и адреса почты", en: "Phones and e-mails" },
    rows: ({ contactIds, clientIds }) => sql`select id from ${contactPoints}
      where contact_id = ${uuids(contactIds)} or client_id = ${uuids(clientIds)}`,
    blank: (rows) => [sql`delete from ${contactPoints} where id in (${rows})`],
  },
  talks: {
    label: { ru: "Звонки, встречи, письма, заметки", en: "Calls, meetings, letters, notes" },
    rows: (subject) => talksOf(subject),
    blank: (rows) => [
      sql`update ${interactions} set text = ${BLANK}, decision = case when decision is not null then ${BLANK} end,
        version = version + 1 where id in (${rows})`,
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
    ],
  },
  ...dossierMatters,
  ...changeMatters,
  promises: {
    label: { ru: "Поручения о нём", en: "Assignments about the person" },
    rows: ({ clientIds }) => sql`select id from ${assignments} where client_id = ${uuids(clientIds)}`,
    blank: (rows) => [
      sql`update ${assignmentSteps} set remark = ${BLANK} where remark is not null and assignment_id in (${rows})`,
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
      sql`update ${assignments} set title = ${BLANK}, details = null where id in (${rows})`,
    ],
  },
  complaints: {
    label: { ru: "Жалобы и обращения", en: "Complaints and requests" },
    rows: (subject) => complaintsOf(subject),
    blank: (rows, number) => [
      sql`update ${complaintEntries} set text = case when text is not null then ${BLANK} end,
        changed = case when changed is not null then '{}'::jsonb end where complaint_id in (${rows})`,
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
      sql`update ${outbox} set props = '{}' where entity_id in (${rows}) and state <> 'queued'`,
      sql`update ${complaints} set from_name = ${stubOf(number)}, from_email = null, from_phone = null, search = '',
        subject = ${BLANK}, text = ${BLANK}, decision = case when decision is not null then ${BLANK} end,
        conclusion = case when conclusion is not null then ${BLANK} end,
        root_cause = case when root_cause is not null then ${BLANK} end, version = version + 1 where id in (${rows})`,
    ],
  },
  answers: {
    label: { ru: "Ответы на анкеты своими словами", en: "Survey answers in one's own words" },
    rows: (subject) => sql`select id from ${surveyResponses} where client_id = ${uuids(subject.clientIds)}
      or recipient_id in (${recipientsOf(subject)})`,
    // The scores and the chosen answers stay: without the words and the name they are figures.
    blank: (rows) => [
      sql`update ${surveyResponses} answer set version = answer.version + 1, answers = answers - array(
          select question ->> 'key' from ${surveyCampaigns} campaign
          join ${questionnaireVersions} asked on asked.id = campaign.questionnaire_version_id,
          jsonb_array_elements(asked.content -> 'questions') question
          where campaign.id = answer.campaign_id and question ->> 'kind' = 'text')
        where answer.id in (${rows})`,
      sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
    ],
  },
  letters: {
    label: { ru: "Письма рассылок", en: "Letters of mailings" },
    rows: (subject) => recipientsOf(subject),
    blank: (rows, number) => [
      sql`update ${mailingRecipients} set address = case when address is not null then ${stubAddress(number, sql`id`)}::citext end,
        "values" = case when "values" is not null then '{}'::jsonb end, error = null,
        state = case when state in ('queued', 'frozen') then 'cancelled' else state end where id in (${rows})`,
    ],
  },
  post: {
    label: { ru: "Письма офиса этому человеку", en: "Letters of the office to the person" },
    // Also to addresses that nobody knows as theirs any more: letters about their talks and complaints.
    rows: (
      subject,
    ) => sql`select id from ${outbox} where to_address::citext = ${addresses(subject)} or (staff_id is null
      and entity_id in (${talksOf(subject)} union all ${complaintsOf(subject)}))`,
    blank: (rows, number) => [
      sql`update ${mailboxLetters} set to_address = ${stubAddress(number, sql`id`)}, to_name = ${stubOf(number)},
        subject = ${BLANK}, html = ${BLANK}, text = ${BLANK}, search = '' where id in (${rows})`,
      sql`update ${outbox} set to_address = ${stubAddress(number, sql`id`)}, to_name = ${stubOf(number)}, props = '{}', error = null,
        state = case when state = 'queued' then 'cancelled' else state end, claim = null where id in (${rows})`,
    ],
  },
  ...mailMatters(talksOf),
  consents: {
    label: { ru: "Согласия: адрес и чем доказаны", en: "Consents: the address and the proof" },
    rows: (subject) =>
      sql`select id from ${consents} where address = ${addresses(subject)} or client_id = ${uuids(subject.clientIds)}`,
    blank: (rows, number, now) => [
      sql`update ${consents} set address = case when address is not null then ${stubAddress(number, sql`id`)}::citext end,
        proof = ${BLANK}, withdrawn_reason = ${stubOf(number)},
        withdrawn_at = coalesce(withdrawn_at, ${now.toISOString()}::timestamptz) where id in (${rows})`,
    ],
  },
  stops: {
    label: { ru: "Строки стоп-листа", en: "Lines of the stop list" },
    rows: (subject) => sql`select id from ${suppressions} where address = ${addresses(subject)}`,
    blank: (rows, number) => [
      sql`update ${suppressions} set address = ${stubAddress(number, sql`id`)}::citext, note = null where id in (${rows})`,
    ],
  },
  ...importedMatters(talksOf),
  history: {
    label: { ru: "Журнал: что было и что стало", en: "History: what was and what is" },
    rows: ({ contactIds, clientIds }) => sql`select id from ${events}
      where entity_id = ${uuids([...contactIds, ...clientIds])} and (before is not null or after is not null)`,
    blank: (rows) => [sql`update ${events} set before = null, after = null where id in (${rows})`],
  },
  founding: {
    label: { ru: "С кем заведены карточки", en: "With whom cards were made" },
    rows: (subject) => {
      const names = [...(subject.person ? [subject.person] : []), ...namesOf(subject)];
      return sql`select id from ${events} where command = 'client.create' and entity_id = ${uuids(subject.around)}
        and (after #>> '{person,surname}', coalesce(after #>> '{person,given}', '')) in (
          select * from unnest(${sql.param(names.map(({ surname }) => surname))}::text[], ${sql.param(names.map(({ given }) => given))}::text[]))`;
    },
    blank: (rows) => [sql`update ${events} set after = after - 'person' - 'points' where id in (${rows})`],
  },
} satisfies Record<string, Matter>;

function talksOf(subject: Subject): SQL {
  return sql`select id from ${interactions} where contact_id = ${uuids(subject.contactIds)}
    or client_id = ${uuids(subject.clientIds)} or id in (${talksInFiles(subject)})`;
}

function complaintsOf(subject: Subject): SQL {
  return sql`select id from ${complaints}
      where contact_id = ${uuids(subject.contactIds)} or client_id = ${uuids(subject.clientIds)}
        or from_email = ${addresses(subject)}
        or (from_phone is not null and right(regexp_replace(from_phone, '\\D', '', 'g'), 10) =
          ${list(
            [...subject.phones, ...subject.former.phones].map((phone) => phone.replace(/\D/g, "").slice(-10)),
            sql`text`,
          )})`;
}

function recipientsOf(subject: Subject): SQL {
  return sql`select id from ${mailingRecipients} where contact_id = ${uuids(subject.contactIds)}
    or client_id = ${uuids(subject.clientIds)} or address = ${addresses(subject)}`;
}

/** A letter of these is in the hands of a worker this very moment: it is waited for. */
export const lettersInFlight = (subject: Subject): SQL => sql`select id from ${mailingRecipients}
  where id in (${recipientsOf(subject)}) and state = 'in_flight'`;

export type MatterKey = keyof typeof matters;
export const matterKeys = Object.keys(matters) as MatterKey[];
