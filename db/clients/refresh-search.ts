import { eq, sql } from "drizzle-orm";
import { searchDocument } from "#db/clients/search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints, contacts } from "#db/contacts/table.ts";
import { found } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { fullName } from "#db/values/person-name.ts";

/** Write anew what the client is found by, after anything of it has changed in this transaction. */
export async function refreshSearch(tx: Tx, clientId: string): Promise<void> {
  const search = await makeSearch(tx, clientId);
  await tx.update(clients).set({ search }).where(eq(clients.id, clientId));
}

/** The same for many clients at once; those that are found by the same words as before stay as they are. */
export async function refreshSearches(tx: Tx, clientIds: readonly string[]): Promise<void> {
  const made = await makeSearches(tx, clientIds);
  const rows = JSON.stringify([...made].map(([id, search]) => ({ id, search })));
  await tx.execute(sql`update ${clients} c set search = r.search
    from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, search text)
    where c.id = r.id and c.search is distinct from r.search`);
}

/** What the client is found by as it stands: also by the names of the cards that were merged into it. */
export const makeSearch = async (tx: Tx, clientId: string): Promise<string> =>
  found((await makeSearches(tx, [clientId])).get(clientId));

interface Words {
  id: string;
  name: string;
  entities: string[];
  inns: string[];
  merged: string[];
  phones: string[];
  emails: string[];
  people: { surname: string; given: string | null; patronymic: string | null }[];
}

async function makeSearches(tx: Tx, clientIds: readonly string[]): Promise<Map<string, string>> {
  if (clientIds.length === 0) return new Map();
  // Two arms, for beside «or» the numbers of the whole base would be read.
  const points = (kind: "phone" | "email") => sql`array(
    select value from (
      select p.id, p.value from ${contactPoints} p where p.client_id = c.id and p.kind = ${kind}
      union all
      select p.id, p.value from ${clientContacts} l join ${contactPoints} p on p.contact_id = l.contact_id
      where l.client_id = c.id and p.kind = ${kind}
    ) own order by id)`;
  const rows = await tx.execute<Words & Record<string, unknown>>(sql`
    select c.id, c.name,
      array(select e.name from ${legalEntities} e where e.client_id = c.id order by e.id) as entities,
      array(select e.inn from ${legalEntities} e where e.client_id = c.id and e.inn is not null order by e.id) as inns,
      array(select m.name from ${clients} m where m.merged_into_id = c.id order by m.id) as merged,
      ${points("phone")} as phones, ${points("email")} as emails,
      (select coalesce(json_agg(json_build_object('surname', k.surname, 'given', k.given, 'patronymic', k.patronymic) order by k.id), '[]')
        from ${clientContacts} l join ${contacts} k on k.id = l.contact_id where l.client_id = c.id) as people
    from ${clients} c where c.id = any(${sql.param([...clientIds])}::uuid[])`);
  return new Map(
    rows.map(({ id, name, entities, inns, merged, phones, emails, people }) => [
      id,
      searchDocument({
        names: [name, ...entities, ...merged],
        ...{ inns, phones, emails },
        people: people.map(({ given, ...person }) => fullName({ ...person, given: given ?? "" })),
      }),
    ]),
  );
}
