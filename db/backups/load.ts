import type postgres from "postgres";
import { type Container, readParts } from "#db/backups/container.ts";
import { copyIn } from "#db/backups/copy.ts";
import { BackupFault } from "#db/backups/faults.ts";
import type { BackupManifest } from "#db/backups/manifest.ts";
import { listTables, tableName } from "#db/backups/tables.ts";

export interface Loaded {
  manifest: BackupManifest;
  /** The columns that each table was copied with. */
  columns: ReadonlyMap<string, string[]>;
}

/**
 * Puts all rows of a copy into tables that stand empty. Rows come as they were written once: what a trigger would add
 * has been added then, and what points at what is proved when all are there, so that tables may point at each other.
 */
export async function loadRows(tx: postgres.ISql, container: Container): Promise<Loaded> {
  const links = await takeLinks(tx);
  const loaded = await fill(tx, container);
  for (const { table, name, definition } of links)
    await refusedBy(table, tx.unsafe(`alter table ${table} add constraint ${name} ${definition}`));
  for (const { name, value, called } of loaded.manifest.sequences)
    await tx`select setval(${tableName(name)}::regclass, ${value}::bigint, ${called})`;
  return loaded;
}

async function takeLinks(tx: postgres.ISql) {
  const links = await tx<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`;
  for (const { table, name } of links) await tx.unsafe(`alter table ${table} drop constraint ${name}`);
  return links;
}

async function fill(tx: postgres.ISql, container: Container): Promise<Loaded> {
  const here = new Map((await listTables(tx)).map((table) => [table.name, table]));
  const columns = new Map<string, string[]>();
  let manifest: BackupManifest | null = null;
  let open: { name: string; into: Awaited<ReturnType<typeof copyIn>> } | null = null;
  const close = async () => {
    if (!open) return;
    await refusedBy(open.name, open.into.end());
    await tx.unsafe(`alter table ${tableName(open.name)} enable trigger user`);
    open = null;
  };
  for await (const { kind, bytes } of readParts(container)) {
    if (kind === "D" && open) await refusedBy(open.name, open.into.put(bytes));
    else if (kind === "T") {
      await close();
      const table = JSON.parse(bytes.toString("utf8")) as { name: string; columns: string[] };
      const known = here.get(table.name);
      if (!known || table.columns.some((column) => !known.columns.includes(column)))
        throw new BackupFault(
          `The copy holds a table that is not known here (${table.name}): update Slovo first.`,
        );
      await tx.unsafe(`alter table ${tableName(table.name)} disable trigger user`);
      columns.set(table.name, table.columns);
      open = { name: table.name, into: await copyIn(tx, table) };
    } else if (kind === "M") {
      await close();
      manifest = JSON.parse(bytes.toString("utf8")) as BackupManifest;
    }
  }
  if (!manifest) throw new BackupFault(`${container.path} breaks off inside.`);
  return { manifest, columns };
}

function refusedBy<T>(table: string, step: Promise<T>): Promise<T> {
  return step.catch((error: Error) => {
    throw new BackupFault(`The table ${table} does not take its rows: ${error.message}`);
  });
}
