import { type SQL, sql } from "drizzle-orm";
import type { PersonRecord } from "#db/duplicates/person-profile.ts";
import type { Tx } from "#db/index.ts";
import { fullName } from "#db/values/person-name.ts";
import { searchKey } from "#db/values/search.ts";

/** Who went into another person, and who stands for no client of the list, is nobody's duplicate. */
export const isOut = (person: SQL): SQL => sql`(${person}.merged_into_id is not null or not exists (
  select from client_contacts place join clients firm on firm.id = place.client_id
  where place.contact_id = ${person}.id and firm.archived_at is null))`;

/** Birthdays of which the year is known too: a day of the year alone is shared by too many. */
const birthday = sql`d.kind = 'birthday' and d.deleted_at is null and d.day is not null and d.year is not null`;

export const printOfPerson = (
  person: SQL,
): SQL => sql`md5(concat_ws(E'\n', ${person}.surname, ${person}.given, ${person}.patronymic,
  (select string_agg(concat_ws(' ', p.kind, p.value), E'\n' order by p.kind, p.value) from contact_points p where p.contact_id = ${person}.id),
  (select string_agg(l.client_id::text, ' ' order by l.client_id) from client_contacts l where l.contact_id = ${person}.id),
  (select string_agg(concat_ws('-', d.year, d.month, d.day), ' ' order by d.id) from client_dates d
    where d.contact_id = ${person}.id and ${birthday})))`;

interface Row extends Record<string, unknown> {
  id: string;
  surname: string;
  given: string | null;
  patronymic: string | null;
  points: { kind: string; value: string }[] | null;
  firms: string[] | null;
  birthdays: string[] | null;
}

/** What these people are compared by. */
export async function loadPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonRecord>> {
  if (ids.length === 0) return new Map();
  const wanted = sql`${sql.param([...ids])}::uuid[]`;
  const rows = await tx.execute<Row>(sql`
    select k.id, k.surname, k.given, k.patronymic,
      (select json_agg(json_build_object('kind', p.kind, 'value', p.value)) from contact_points p where p.contact_id = k.id) as points,
      (select json_agg(l.client_id) from client_contacts l where l.contact_id = k.id) as firms,
      (select json_agg(lpad(d.year::text, 4, '0') || lpad(d.month::text, 2, '0') || lpad(d.day::text, 2, '0'))
        from client_dates d where d.contact_id = k.id and ${birthday}) as birthdays
    from contacts k where k.id = any(${wanted})`);
  return new Map([...rows].map((row) => [row.id, recordOf(row)]));
}

function recordOf({ points, firms, birthdays, given, ...name }: Row): PersonRecord {
  const of = (kind: string) =>
    (points ?? []).filter((point) => point.kind === kind).map(({ value }) => value);
  return {
    names: [searchKey(fullName({ ...name, given: given ?? "" }))].filter(Boolean),
    ...{ phones: of("phone"), emails: of("email") },
    ...{ birthdays: birthdays ?? [], firms: firms ?? [] },
    ...{ addresses: [], places: [], postCodes: [] },
  };
}
