import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { editableBy, visibleTo } from "#db/clients/scope.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import type { Tx } from "#db/index.ts";
import { lockClients } from "#db/purchases/load.ts";
import { isOtherForm } from "../clients/other-form.ts";
import type { ClientRef, RefPart } from "./draft.ts";

/** A client as far as a row that belongs to it must know. */
export interface Owner {
  id: string;
  name: string;
  externalId: string | null;
  branchId: string | null;
  ownerId: string | null;
  isArchived: boolean;
  visible: boolean;
  editable: boolean;
}

/** Whoever answers to a code, an ИНН, a name, a phone or an e-mail. */
export class Owners {
  readonly #byKey = new Map<string, Owner[]>();

  add(part: RefPart, value: string, owner: Owner): void {
    const key = `${part} ${value}`;
    const known = this.#byKey.get(key);
    if (!known) this.#byKey.set(key, [owner]);
    else if (!known.some(({ id }) => id === owner.id)) known.push(owner);
  }

  /** A client that is being made answers to all that the row says of it. */
  addMade(ref: ClientRef, owner: Owner): void {
    for (const [part, value] of keysOf(ref)) this.add(part, value, owner);
  }

  /** The clients that the surest of the parts finds: none, the one, or several that only a person can tell apart. */
  of(ref: ClientRef, parts: readonly RefPart[]): Owner[] {
    for (const [part, value] of keysOf(ref)) {
      if (!parts.includes(part)) continue;
      const all = this.#byKey.get(`${part} ${value}`) ?? [];
      // Another code is another client, whatever else they share.
      const own =
        part === "code" ? all : all.filter(({ externalId: id }) => !ref.code || !id || id === ref.code);
      const called = own.filter(({ name }) => !ref.name || !isOtherForm(name, ref.name));
      const found = part === "name" || called.length > 0 ? called : own;
      const named = found.filter(({ name }) => ref.name && nameKey(name) === nameKey(ref.name));
      if (found.length > 0) return found.length > 1 && named.length === 1 ? named : found;
    }
    return [];
  }
}

const keysOf = ({ code, inn, phone, email, name }: ClientRef): (readonly [RefPart, string])[] =>
  (
    [
      ["code", code],
      ["inn", inn],
      ["phone", phone],
      ["email", email],
      ["name", name && nameKey(name)],
    ] as const
  ).flatMap(([part, value]) => (value ? [[part, value] as const] : []));

const list = (values: Iterable<string>) => sql`${sql.param([...values])}::text[]`;

const ways: Record<RefPart, (values: SQL) => SQL> = {
  code: (v) =>
    sql`select id, 'code' as part, external_id as value from ${clients} where external_id = any(${v})`,
  inn: (v) => sql`select client_id, 'inn', inn from ${legalEntities} where inn = any(${v})`,
  name: (v) => sql`select c.id, 'name', c.name_key from unnest(${v}) as w(key)
    join ${clients} c on c.name_key = w.key collate "C" and c.archived_at is null
    union all select c.id, 'name', c.name_key from unnest(${v}) as w(key)
    join ${clients} c on c.name_key = w.key collate "C" and c.archived_at is not null`,
  phone: (v) => reached(v, "phone"),
  email: (v) => reached(v, "email"),
};

const reached = (values: SQL, kind: "phone" | "email") => sql`
  select coalesce(p.client_id, l.client_id), ${kind}, p.value from ${contactPoints} p
  left join ${clientContacts} l on l.contact_id = p.contact_id
  where p.value = any(${values}) and p.kind = ${kind}`;

/**
 * Who the rows of a chunk belong to, in one question. A card that was merged into another stands for it. With `lock` the
 * cards are held, in one order for all writers, and asked of again: what is told then stays so.
 */
export async function findClients(
  tx: Tx,
  actor: Actor,
  refs: readonly ClientRef[],
  { lock }: { lock: boolean },
): Promise<Owners> {
  const wanted = new Map<RefPart, Set<string>>();
  for (const ref of refs) {
    for (const [part, value] of keysOf(ref)) {
      const known = wanted.get(part);
      if (known) known.add(value);
      else wanted.set(part, new Set([value]));
    }
  }
  const owners = new Owners();
  if (wanted.size === 0) return owners;
  const found = sql.join(
    [...wanted].map(([part, values]) => ways[part](list(values))),
    sql` union all `,
  );
  const ask = () =>
    tx.execute<Owner & { part: RefPart; value: string } & Record<string, unknown>>(sql`
      with found (id, part, value) as (${found}),
        standing as (select distinct coalesce(c.merged_into_id, c.id) as id, found.part, found.value
          from found join ${clients} c on c.id = found.id)
      select ${clients.id} as id, ${clients.name} as name, ${clients.externalId} as "externalId",
        ${clients.branchId} as "branchId", ${clients.ownerId} as "ownerId",
        ${clients.archivedAt} is not null as "isArchived", ${visibleTo(actor)} as visible, ${editableBy(actor)} as editable,
        standing.part, standing.value
      from standing join ${clients} on ${clients.id} = standing.id order by ${clients.id}`);
  let rows = await ask();
  if (lock && rows.length > 0) {
    await lockClients(tx, [...new Set(rows.map(({ id }) => id))]);
    rows = await ask();
  }
  for (const { part, value, ...owner } of rows) owners.add(part, value, owner);
  return owners;
}
