import { type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { duplicateKinds } from "#db/duplicates/kinds.ts";
import { reach } from "#db/duplicates/reach.ts";
import { db } from "#db/index.ts";

/** How one of a pair is called, and the card on which it stands. */
const faces: Record<KindName, { name(row: SQL): SQL; home(actor: StaffActor, row: SQL): SQL }> = {
  client: { name: (row) => sql`${row}.name`, home: (_, row) => sql`${row}.id` },
  contact: {
    name: (row) => sql`concat_ws(' ', ${row}.surname, ${row}.given, ${row}.patronymic)`,
    home: (
      actor,
      row,
    ) => sql`(select ${clients.id} from client_contacts place join ${clients} on ${clients.id} = place.client_id
      where place.contact_id = ${row}.id and ${visibleTo(actor)} and ${contactsVisibleTo(actor)}
      order by place.until desc nulls first, place.created_at limit 1)`,
  },
};

interface Row extends Record<string, unknown> {
  a: string;
  b: string;
  aName: string;
  bName: string;
  /** Ids of the cards on which they stand. */
  aHome: string;
  bHome: string;
  at: string;
  surname: string;
  given: string;
  editable: boolean;
}

/** Verdicts «не дубль» that stand, the newest first; those about two that the actor both sees. */
export async function listDifferent(actor: StaffActor, of: KindName, limit = 100) {
  const { verdicts, things } = duplicateKinds[of];
  const { name, home } = faces[of];
  const side = (id: SQL) => sql`(select ${name(sql`t`)} as name, ${home(actor, sql`t`)} as home,
    ${reach[of].editable(actor, sql`t.id`)} as editable from ${things} t
    where t.id = ${id} and ${reach[of].exists(actor, sql`t.id`)})`;
  const rows = await db.execute<Row>(sql`
    select n.a_id as a, n.b_id as b, one.name as "aName", other.name as "bName", one.home as "aHome", other.home as "bHome",
      n.decided_at as at, s.surname, s.given, one.editable and other.editable as editable
    from ${verdicts} n join staff s on s.id = n.decided_by
    cross join lateral ${side(sql`n.a_id`)} one
    cross join lateral ${side(sql`n.b_id`)} other
    where n.taken_back_at is null order by n.decided_at desc, n.id desc limit ${limit}`);
  return [...rows].map((row) => ({ ...row, of, at: new Date(row.at) }));
}
