import type { AgreementKind } from "#db/agreements/registries.ts";
import type { PointOfCard } from "#db/clients/points.ts";
import type { ClientClass, ClientKind, ClientRole, ClientStatus } from "#db/clients/registries.ts";
import type { DecisionRole } from "#db/contacts/decision-roles.ts";
import type { DateKind, FactCategory, Visibility } from "#db/dossier/registries.ts";
import type { OwnShown } from "#db/fields/shown.ts";
import type { Row, State } from "#db/history/state.ts";
import type { CalendarDate } from "#db/values/dates.ts";

/** The client's own fields as they stood. */
export interface ToldClient {
  kind: ClientKind;
  name: string;
  role: ClientRole;
  status: ClientStatus;
  class: ClientClass;
  ownerId: string | null;
  branchId: string | null;
  groupId: string | null;
  region: string | null;
  source: string | null;
  address: string | null;
  site: string | null;
  note: string | null;
  tags: string[];
  own: OwnShown;
  archived: boolean;
  mergedIntoId: string | null;
}

export interface ToldPerson {
  id: string;
  surname: string;
  given: string | null;
  patronymic: string | null;
  position: string | null;
  decisionRole: DecisionRole | null;
  decisionNote: string | null;
  reportsToId: string | null;
  since: CalendarDate | null;
  until: CalendarDate | null;
  points: PointOfCard[];
}

export interface ToldEntity {
  id: string;
  name: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  address: string | null;
}

export interface ToldFact {
  id: string;
  contactId: string | null;
  category: FactCategory;
  text: string;
  learnedOn: CalendarDate;
  expiresOn: CalendarDate | null;
  visibility: Visibility;
  departmentId: string | null;
  pinned: boolean;
  authorId: string;
}

export interface ToldDate {
  id: string;
  contactId: string | null;
  kind: DateKind;
  title: string | null;
  month: number;
  day: number | null;
  year: number | null;
  yearly: boolean;
}

export interface ToldAgreement {
  id: string;
  contactId: string | null;
  kind: AgreementKind;
  number: string | null;
  title: string;
  subjectId: string | null;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  cancelReason: string | null;
  authorId: string;
}

/** A card at a moment, out of the rows as they stood. Null: it was not there yet. */
export interface Told {
  client: ToldClient;
  people: ToldPerson[];
  points: PointOfCard[];
  entities: ToldEntity[];
  facts: ToldFact[];
  dates: ToldDate[];
  agreements: ToldAgreement[];
}

const rowsOf = <T>(rows: Iterable<Row>, where: (row: Row) => boolean): (T & Row)[] =>
  [...rows].filter(where) as (T & Row)[];

const pointKinds = ["phone", "email", "site"];
const pointsWhere = (state: State, where: (row: Row) => boolean): PointOfCard[] =>
  rowsOf<PointOfCard>(state.contact_points.values(), where)
    .sort((a, b) => pointKinds.indexOf(a.kind) - pointKinds.indexOf(b.kind))
    .map(({ kind, value, extension }) => ({ kind, value, extension: extension ?? null }));

const roles = ["initiator", "influencer", "decision_maker", "signatory", "accountant"];
/** As the card orders them: those who work there in the order of the decision, then those who have left. */
function byPath(a: ToldPerson & Row, b: ToldPerson & Row): number {
  const last = (value: number) => (value < 0 ? roles.length : value);
  const place = (row: Row) => (row.place as number | null | undefined) ?? Number.POSITIVE_INFINITY;
  const made = (row: Row) => (row.createdAt instanceof Date ? row.createdAt.getTime() : 0);
  const left = (row: ToldPerson) => row.until ?? "9999";
  if (left(a) !== left(b)) return left(a) < left(b) ? 1 : -1;
  if (place(a) !== place(b)) return place(a) - place(b);
  const role = last(roles.indexOf(a.decisionRole ?? "")) - last(roles.indexOf(b.decisionRole ?? ""));
  return role || made(a) - made(b) || (a.id < b.id ? -1 : 1);
}

function peopleOf(state: State, clientId: string): ToldPerson[] {
  return rowsOf<ToldPerson & { contactId: string }>(
    state.client_contacts.values(),
    (row) => row.clientId === clientId,
  )
    .flatMap((link) => {
      const person = state.contacts.get(link.contactId);
      if (!person) return [];
      const { surname, given, patronymic } = person as unknown as ToldPerson;
      const points = pointsWhere(state, (row) => row.contactId === link.contactId);
      return [{ ...link, id: link.contactId, surname, given, patronymic, points }];
    })
    .sort(byPath);
}

const byDay = (a: ToldDate, b: ToldDate) =>
  a.month - b.month || (a.day ?? 32) - (b.day ?? 32) || (a.id < b.id ? -1 : 1);
const byPin = (a: ToldFact, b: ToldFact) =>
  Number(b.pinned) - Number(a.pinned) ||
  (a.learnedOn === b.learnedOn ? (a.id < b.id ? 1 : -1) : a.learnedOn < b.learnedOn ? 1 : -1);
const byEnd = (a: ToldAgreement, b: ToldAgreement) =>
  Number(a.cancelReason !== null) - Number(b.cancelReason !== null) ||
  (a.endsOn ?? "9999").localeCompare(b.endsOn ?? "9999") ||
  (a.id < b.id ? -1 : 1);

export function tell(state: State, clientId: string): Told | null {
  const client = state.clients.get(clientId) as (ToldClient & Row) | undefined;
  if (!client) return null;
  const own = (row: Row) => row.clientId === clientId;
  const standing = (row: Row) => own(row) && (row.deletedAt ?? null) === null;
  return {
    client: { ...client, archived: (client.archivedAt ?? null) !== null },
    people: peopleOf(state, clientId),
    points: pointsWhere(state, own),
    entities: rowsOf<ToldEntity>(state.legal_entities.values(), own).sort((a, b) => (a.id < b.id ? -1 : 1)),
    facts: rowsOf<ToldFact>(state.dossier_facts.values(), standing).sort(byPin),
    dates: rowsOf<ToldDate>(state.client_dates.values(), standing).sort(byDay),
    agreements: rowsOf<ToldAgreement>(state.agreements.values(), own).sort(byEnd),
  };
}
