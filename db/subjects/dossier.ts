import { desc, eq, inArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { accessLog } from "#db/access/table.ts";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { complaints } from "#db/complaints/table.ts";
import { consents } from "#db/consents/table.ts";
import { wordingsOf } from "#db/consents/wordings.ts";
import { clientContacts, contacts } from "#db/contacts/table.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { matters } from "#db/erasures/matters.ts";
import { findSubject } from "#db/erasures/subject.ts";
import type { SubjectKind } from "#db/erasures/table.ts";
import { Refused } from "#db/errors.ts";
import { allFields } from "#db/fields/queries.ts";
import { ownWords } from "#db/fields/words.ts";
import { imports } from "#db/imports/table.ts";
import { db, type Reader } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { can } from "#db/permissions.ts";
import { company, staff } from "#db/staff/table.ts";
import { surveyCampaigns, surveyResponses } from "#db/surveys/table.ts";

/** The same rows that an erasure would blank: what we hold about a person is one question, asked twice. */
const among = (column: SQLWrapper, rows: SQL) => sql`${column} in (${rows})`;

/**
 * Everything the base holds about a person, as 152-ФЗ article 14 lets the person ask: who they are to us, whence we know
 * them, what they agreed to, what was written down, sent and answered, and who of the office has seen it.
 */
export async function subjectData(
  actor: StaffActor,
  kind: SubjectKind,
  id: string,
  now: Date,
  reader: Reader = db,
) {
  if (!can(actor, "subject.view")) throw new Refused("forbidden");
  const subject = await findSubject(reader, actor, kind, id);
  if (!subject) return undefined;
  const { contactIds, clientIds, emails, phones } = subject;
  const [own] = await reader.select({ name: company.name }).from(company);
  const people = contactIds.length
    ? await reader
        .select({
          note: contacts.note,
          createdAt: contacts.createdAt,
          importNumber: imports.number,
          fileName: imports.fileName,
        })
        .from(contacts)
        .leftJoin(imports, eq(imports.id, contacts.importId))
        .where(inArray(contacts.id, [...contactIds]))
    : [];
  const card = clientIds.length
    ? await reader
        .select({
          note: clients.note,
          source: clients.source,
          region: clients.region,
          address: clients.address,
          tags: clients.tags,
          own: clients.own,
          createdAt: clients.createdAt,
          importNumber: imports.number,
          fileName: imports.fileName,
        })
        .from(clients)
        .leftJoin(imports, eq(imports.id, clients.importId))
        .where(inArray(clients.id, [...clientIds]))
    : [];
  const fields = await allFields(reader);
  const places = contactIds.length
    ? await reader
        .select({ client: clients.name, position: clientContacts.position, since: clientContacts.createdAt })
        .from(clientContacts)
        .innerJoin(clients, eq(clients.id, clientContacts.clientId))
        .where(inArray(clientContacts.contactId, [...contactIds]))
    : [];
  const given = await reader
    .select({
      kind: consents.kind,
      address: consents.address,
      source: consents.source,
      proof: consents.proof,
      givenAt: consents.givenAt,
      confirmedAt: consents.confirmedAt,
      withdrawnAt: consents.withdrawnAt,
      withdrawnReason: consents.withdrawnReason,
      textVersion: consents.textVersion,
      textHash: consents.textHash,
    })
    .from(consents)
    .where(among(consents.id, matters.consents.rows(subject)))
    .orderBy(desc(consents.givenAt));
  const wordings = await wordingsOf(
    given.map(({ textHash }) => textHash),
    own?.name ?? "",
    reader,
  );
  const talks = await reader
    .select({
      at: interactions.at,
      kind: interactions.kind,
      direction: interactions.direction,
      text: interactions.text,
    })
    .from(interactions)
    .where(among(interactions.id, matters.talks.rows(subject)))
    .orderBy(desc(interactions.at));
  const facts = await reader
    .select({ learnedOn: dossierFacts.learnedOn, text: dossierFacts.text })
    .from(dossierFacts)
    .where(sql`${among(dossierFacts.id, matters.facts.rows(subject))} and ${dossierFacts.deletedAt} is null`)
    .orderBy(desc(dossierFacts.learnedOn));
  const dates = await reader
    .select({
      kind: clientDates.kind,
      title: clientDates.title,
      day: clientDates.day,
      month: clientDates.month,
      year: clientDates.year,
    })
    .from(clientDates)
    .where(sql`${among(clientDates.id, matters.dates.rows(subject))} and ${clientDates.deletedAt} is null`);
  const letters = await reader
    .select({
      at: mailingRecipients.sentAt,
      mailing: mailings.name,
      kind: mailings.kind,
      address: mailingRecipients.address,
      state: mailingRecipients.state,
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .where(among(mailingRecipients.id, matters.letters.rows(subject)))
    .orderBy(sql`${mailingRecipients.sentAt} desc nulls last`);
  const answers = await reader
    .select({
      at: surveyResponses.finishedAt,
      campaign: surveyCampaigns.name,
      score: surveyResponses.score,
      answers: surveyResponses.answers,
    })
    .from(surveyResponses)
    .innerJoin(surveyCampaigns, eq(surveyCampaigns.id, surveyResponses.campaignId))
    .where(among(surveyResponses.id, matters.answers.rows(subject)))
    .orderBy(desc(surveyResponses.startedAt));
  const claims = await reader
    .select({
      number: complaints.number,
      registeredAt: complaints.registeredAt,
      subject: complaints.subject,
      text: complaints.text,
      state: complaints.state,
      decision: complaints.decision,
    })
    .from(complaints)
    .where(among(complaints.id, matters.complaints.rows(subject)))
    .orderBy(desc(complaints.registeredAt));
  const seen = await reader
    .select({ at: accessLog.at, what: accessLog.what, surname: staff.surname, given: staff.given })
    .from(accessLog)
    .leftJoin(staff, eq(staff.id, accessLog.staffId))
    .where(sql`${accessLog.clientId} = any(${sql.param(subject.around)}::uuid[])`)
    .orderBy(desc(accessLog.at))
    .limit(500);
  return {
    kind,
    id,
    name: subject.name,
    company: own?.name ?? "",
    madeAt: now,
    /** The clients whose cards were looked at for it. */
    around: subject.around,
    ...{ emails, phones, people, places, facts, dates, talks, letters, answers, claims, seen },
    card: card.map(({ own, ...row }) => ({ ...row, own: ownWords(own, fields, actor.locale) })),
    consents: given.map(({ textHash, ...row }) => ({
      ...row,
      wording: (textHash && wordings.get(textHash)) || null,
    })),
  };
}

export type SubjectData = NonNullable<Awaited<ReturnType<typeof subjectData>>>;
