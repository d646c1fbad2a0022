import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import type { AgreementKind, SubjectKind } from "#db/agreements/registries.ts";
import { agreements } from "#db/agreements/table.ts";
import { type ClassOfCard, classOfCard } from "#db/classes/of-client.ts";
import { agreementRows, dateRows, factRows, fileRows, list } from "#db/clients/dossier-rows.ts";
import { type GroupOfCard, groupOfCard } from "#db/clients/group-of-card.ts";
import { type Pressure, pressureOf } from "#db/clients/pressure.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import type { DateKind, FactCategory, Visibility } from "#db/dossier/registries.ts";
import { datesVisibleTo, factsVisibleTo } from "#db/dossier/scope.ts";
import { clientDates, dossierFacts } from "#db/dossier/table.ts";
import { filesVisibleTo } from "#db/files/queries.ts";
import { files } from "#db/files/table.ts";
import { byKey, type Reader } from "#db/index.ts";
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
  class: ClassOfCard;
}

/** What ended or was called off is still shown for so many days. */
const AFTERMATH = 30;

const facts = (actor: StaffActor): SQL =>
  list(
    factRows,
    and(eq(dossierFacts.clientId, clients.id), isNull(dossierFacts.deletedAt), factsVisibleTo(actor)),
  );

const dates = (actor: StaffActor): SQL =>
  list(
    dateRows,
    and(eq(clientDates.clientId, clients.id), isNull(clientDates.deletedAt), datesVisibleTo(actor)),
  );

/** That something was agreed, and until when, is for all who see the client: nobody must promise it again. */
const agreed = (actor: StaffActor, now: Date): SQL => {
  const since = new Date(now.getTime() - AFTERMATH * 86_400_000);
  const seesPeople = sql`and ${contactsVisibleTo(actor)}`;
  return list(
    { ...agreementRows, from: sql`${agreementRows.from} ${seesPeople}` },
    and(
      eq(agreements.clientId, clients.id),
      or(
        isNull(agreements.cancelledAt),
        sql`${agreements.cancelledAt} > ${since.toISOString()}::timestamptz`,
      ),
      or(isNull(agreements.endsOn), sql`${agreements.endsOn} >= ${localDate(since, actor.timeZone)}`),
    ),
  );
};

const papers = (actor: StaffActor): SQL =>
  list(fileRows, and(eq(files.clientId, clients.id), filesVisibleTo(actor)));

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
      class: field<ClassOfCard>(classOfCard(actor, now)),
    })
    .from(clients)
    .where(and(eq(clients.id, clientId), visibleTo(actor)));
  const none: Pressure = { talks: 0, letters: 0, mailings: 0, surveys: 0 };
  const grade: ClassOfCard = { held: null, counted: null };
  return (
    row ?? { facts: [], dates: [], agreements: [], files: [], group: null, pressure: none, class: grade }
  );
}
