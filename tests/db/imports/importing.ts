import type postgres from "postgres";
import type { StaffActor } from "#db/actor.ts";
import { setMapping, startImport, undoImport, uploadImport } from "#db/imports/commands.ts";
import type { KindKey } from "#db/imports/input.ts";
import { getImport } from "#db/imports/queries.ts";
import { runImport } from "#db/imports/run.ts";
import { type ImportSettings, usualSettings } from "#db/imports/settings.ts";
import { inTransaction, type Tx } from "#db/index.ts";

export const now = new Date("2026-03-19T06:40:00Z");
const clock = () => now;
/** Small ones: a file of a test is to have several. */
export const PORTION = 200;
const run = (importId: string) => runImport(importId, clock, { portion: PORTION });

/** Up to the check: uploaded, read, columns as guessed. */
export async function prepare(
  actor: StaffActor,
  name: string,
  bytes: Uint8Array,
  kind?: KindKey,
): Promise<string> {
  const id = await read(actor, name, bytes, kind);
  const { mapping } = await getImport(actor, id);
  await order(actor, id, setMapping, { mapping });
  return id;
}

/** Read, columns guessed, nothing ordered yet. */
export async function read(
  actor: StaffActor,
  name: string,
  bytes: Uint8Array,
  kind?: KindKey,
): Promise<string> {
  const { id } = await inTransaction((tx) => uploadImport(tx, actor, { name, bytes, kind }, now));
  await run(id);
  return id;
}

type Ordered<I extends Target> = (tx: Tx, actor: StaffActor, input: I, now: Date) => Promise<unknown>;
type Target = { importId: string; version: number };

/** Any other order on an import, and the work that follows from it. */
export async function order<I extends Target>(
  actor: StaffActor,
  importId: string,
  command: Ordered<I>,
  input: Omit<I, keyof Target>,
) {
  const { version } = await getImport(actor, importId);
  await inTransaction((tx) => command(tx, actor, { ...input, importId, version } as I, now));
  await run(importId);
  return getImport(actor, importId);
}

/** The check again with these settings, columns as they are. */
export async function check(actor: StaffActor, importId: string, settings: Partial<ImportSettings> = {}) {
  const { mapping } = await getImport(actor, importId);
  return order(actor, importId, setMapping, { mapping, settings: { ...usualSettings, ...settings } });
}

/** Ordered, not yet run. */
export async function start(actor: StaffActor, importId: string): Promise<void> {
  const { version } = await getImport(actor, importId);
  await inTransaction((tx) => startImport(tx, actor, { importId, version }, now));
}

/** The whole way of a file into the base. */
export async function importWhole(actor: StaffActor, name: string, bytes: Uint8Array, kind?: KindKey) {
  const id = await prepare(actor, name, bytes, kind);
  return order(actor, id, startImport, {});
}

export const undoWhole = (actor: StaffActor, importId: string) => order(actor, importId, undoImport, {});

/** Everything about the clients but their ids and times: two files gave the same when these are equal. */
export async function clientSet(owner: postgres.Sql) {
  return owner`
    select c.external_id, c.kind, c.name, c.name_key, c.role, c.status, c.class, c.region, c.source, c.address, c.site,
      c.note, c.search,
      (select jsonb_agg(jsonb_build_array(e.name, e.inn, e.kpp, e.ogrn, e.address) order by e.id) from legal_entities e
        where e.client_id = c.id) as entities,
      (select jsonb_agg(jsonb_build_array(p.kind, p.value, p.extension) order by p.id) from contact_points p
        where p.client_id = c.id) as points,
      (select jsonb_agg(jsonb_build_array(k.surname, k.given, k.patronymic, l.position) order by k.id)
        from client_contacts l join contacts k on k.id = l.contact_id where l.client_id = c.id) as people
    from clients c order by c.external_id, c.name_key`;
}

/** Every byte of the client base. */
export async function baseHash(owner: postgres.Sql): Promise<string> {
  const [row] = await owner`
    select md5(concat(
      (select string_agg(t::text, ',' order by id) from clients t),
      (select string_agg(t::text, ',' order by id) from legal_entities t),
      (select string_agg(t::text, ',' order by id) from contacts t),
      (select string_agg(t::text, ',' order by id) from contact_points t),
      (select string_agg(t::text, ',' order by client_id, contact_id) from client_contacts t))) as hash`;
  return row?.hash as string;
}

export async function emptyBase(owner: postgres.Sql): Promise<void> {
  await owner`truncate clients, contacts, imports cascade`;
}
