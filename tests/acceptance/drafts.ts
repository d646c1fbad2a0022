import { readFileSync } from "node:fs";
import { understand } from "#db/imports/file/reading.ts";
import { clientsKind } from "#db/imports/kinds/clients/clients-kind.ts";
import type { Draft } from "#db/imports/kinds/clients/draft.ts";
import type { Lookups } from "#db/imports/named.ts";
import { readRow } from "#db/imports/read-row.ts";
import { usualSettings } from "#db/imports/settings.ts";
import { readFile } from "#tests/db/imports/read-whole.ts";

export const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

/** A file of clients read as an import reads it, columns as guessed, without meeting a base. */
export async function draftsOf(path: string): Promise<Draft[]> {
  const file = await readFile(bytesOf(path));
  const { columns, headers, fillers } = understand(file, "clients");
  const lookups: Lookups = {
    names: { owner: new Map(), branch: new Map(), group: new Map(), source: new Map(), tags: new Map() },
    chosen: new Map(),
    regions: new Set(),
    fillers: new Set(fillers),
    fileName: "file",
    settings: usualSettings,
  };
  const mapping = columns.map(({ guess }) => guess);
  return file.rows.map(({ rowNo, cells }) =>
    readRow(clientsKind, rowNo, cells, { headers, mapping }, lookups),
  );
}

/** The cards themselves: not where they stood, nor what was remarked about cells that say nothing. */
export const sayings = (drafts: readonly Draft[]) =>
  drafts.map(({ rowNo: _, problems: __, empty: ___, ...card }) => JSON.stringify(card));
