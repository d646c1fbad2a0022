import { type SQL, sql } from "drizzle-orm";
import { type ClientRecord, makeClientRecord } from "#db/duplicates/client-record.ts";
import type { Tx } from "#db/index.ts";
import { fullName } from "#db/values/person-name.ts";

/** What a client is compared by, as it stands: a change of it makes the client's print another. */
export const printOf = (
  client: SQL,
): SQL => sql`md5(concat_ws(E'\n', ${client}.name, ${client}.search, ${client}.address,
  ${client}.site, ${client}.region, ${client}.archived_at is null,
  (select string_agg(concat_ws(' ', e.inn, e.kpp, e.name, e.address), E'\n' order by e.id) from legal_entities e
    where e.client_id = ${client}.id)))`;

interface Row extends Record<string, unknown> {
  id: string;
  kind: "company" | "person";
  name: string;
  address: string | null;
  site: string | null;
  region: string | null;
  entities: { name: string; inn: string | null; kpp: string | null; address: string | null }[] | null;
  points: { kind: string; value: string }[] | null;
  people: { surname: string; given: string | null; patronymic: string | null }[] | null;
}

/** The records of these clients, archived or not, in no order. */
export async function loadRecords(tx: Tx, ids: readonly string[]): Promise<Map<string, ClientRecord>> {
  if (ids.length === 0) return new Map();
  const wanted = sql`${sql.param([...ids])}::uuid[]`;
  const rows = await tx.execute<Row>(sql`
    select c.id, c.kind, c.name, c.address, c.site, c.region, e.entities, p.points, k.people
    from clients c
    left join (select client_id, json_agg(json_build_object('name', name, 'inn', inn, 'kpp', kpp, 'address', address)) as entities
      from legal_entities where client_id = any(${wanted}) group by client_id) e on e.client_id = c.id
    left join (select client_id, json_agg(json_build_object('kind', kind, 'value', value)) as points from (
        select client_id, kind, value from contact_points where client_id = any(${wanted})
        union all
        select l.client_id, p.kind, p.value from client_contacts l join contact_points p on p.contact_id = l.contact_id
        where l.client_id = any(${wanted})) every
      group by client_id) p on p.client_id = c.id
    left join (select l.client_id, json_agg(json_build_object('surname', k.surname, 'given', k.given, 'patronymic', k.patronymic)) as people
      from client_contacts l join contacts k on k.id = l.contact_id
      where l.client_id = any(${wanted}) group by l.client_id) k on k.client_id = c.id
    where c.id = any(${wanted})`);
  return new Map([...rows].map((row) => [row.id, recordOf(row)]));
}

function recordOf({ points, people, entities, address, site, region, ...client }: Row): ClientRecord {
  const of = (kind: string) =>
    (points ?? []).filter((point) => point.kind === kind).map(({ value }) => value);
  return makeClientRecord({
    ...client,
    entities: entities ?? [],
    phones: of("phone"),
    emails: of("email"),
    sites: [...of("site"), ...(site ? [site] : [])],
    addresses: [address],
    place: region,
    people: (people ?? []).map(({ given, ...person }) => fullName({ ...person, given: given ?? "" })),
  });
}
