import { sql } from "drizzle-orm";
import type { DecisionRole } from "#db/contacts/decision-roles.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import type { Tx } from "#db/index.ts";
import { searchKey } from "#db/values/search.ts";
import type { PersonDraft } from "./person-fields.ts";

export interface KnownPerson {
  id: string;
  clientId: string;
  surname: string;
  given: string | null;
  patronymic: string | null;
  position: string | null;
  decisionRole: DecisionRole | null;
  points: { kind: string; value: string }[];
}

type Name = Pick<KnownPerson, "surname" | "given" | "patronymic">;

/** One client has one person of a name; where one side knows no patronymic, it does not tell them apart. */
const isSame = (a: Name, b: Name) =>
  searchKey(a.surname) === searchKey(b.surname) &&
  searchKey(a.given ?? "") === searchKey(b.given ?? "") &&
  (!a.patronymic || !b.patronymic || searchKey(a.patronymic) === searchKey(b.patronymic));

export const samePerson = (people: readonly KnownPerson[], draft: PersonDraft) =>
  people.find((person) => isSame(person, draft));

/** People of these clients who work there now, with their numbers. */
export async function peopleOf(
  tx: Tx,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson[]>> {
  if (clientIds.length === 0) return new Map();
  const rows = await tx.execute<KnownPerson & Record<string, unknown>>(sql`
    select k.id, l.client_id as "clientId", k.surname, k.given, k.patronymic, l.position, l.decision_role as "decisionRole",
      (select coalesce(json_agg(json_build_object('kind', p.kind, 'value', p.value)), '[]')
        from ${contactPoints} p where p.contact_id = k.id) as points
    from ${clientContacts} l join ${contacts} k on k.id = l.contact_id
    where l.client_id = any(${sql.param([...clientIds])}::uuid[]) and l.until is null order by k.id`);
  return Map.groupBy(rows, ({ clientId }) => clientId);
}

/** What a row adds to a person who is there: only what is missing. */
export function additions(person: KnownPerson, draft: PersonDraft) {
  return {
    position: person.position === null ? (draft.position ?? undefined) : undefined,
    decisionRole: person.decisionRole === null ? (draft.decisionRole ?? undefined) : undefined,
    points: draft.points.filter(
      ({ kind, value }) => !person.points.some((known) => known.kind === kind && known.value === value),
    ),
  };
}

export const addsNothing = ({ position, decisionRole, points }: ReturnType<typeof additions>): boolean =>
  position === undefined && decisionRole === undefined && points.length === 0;
