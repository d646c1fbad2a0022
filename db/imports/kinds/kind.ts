import type { Actor, StaffActor } from "#db/actor.ts";
import type { RefusalCode } from "#db/errors.ts";
import type { Reader, Tx } from "#db/index.ts";
import type { Permission } from "#db/permissions.ts";
import type { Text } from "#db/values/locale.ts";
import type { BaseDraft } from "../cell.ts";
import type { ImportField } from "../field.ts";
import type { ImportMapping, Plan } from "../input.ts";
import type { Lookups } from "../named.ts";
import type { FileRow, ImportWork, Written } from "../rows.ts";
import type { Twin } from "../rules.ts";

/** What would become of a row. */
export interface RowPlan {
  plan: Plan;
  /** The client of the base it is about. */
  clientId: string | null;
  twin?: Twin | null;
  /** The row of the file that this one goes into. */
  intoRow?: number | null;
  /** Of the first row of a paper: by what the paper is known when its file comes again. */
  paperKey?: string | null;
}

export interface Columns {
  headers: readonly string[];
  mapping: ImportMapping;
}

/** The rows of a chunk and all that a kind needs to judge or write them. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export interface Chunk<D extends BaseDraft = any> {
  work: ImportWork;
  kind: ImportKind<D>;
  lookups: Lookups;
  author: StaffActor;
  rows: readonly FileRow<D>[];
  now: Date;
}

/** What an undo would do, by records. */
export interface UndoCounts {
  /** New ones that go, and new ones that stay because people have worked with them. */
  removed: number;
  kept: number;
  /** Changed ones, and how many of them people have changed since. */
  restored: number;
  edited: number;
}

/** A record that an undo leaves where it is: on the card of which client, and what it is called. */
export interface Kept {
  id: string;
  clientId: string;
  name: string;
}

/** What a row of a file can be. A new kind is one entry of the registry beside this file. */
// biome-ignore lint/suspicious/noExplicitAny: a kind meets only drafts and memories of its own making
export interface ImportKind<D extends BaseDraft = any, S = any> {
  fields: Record<string, ImportField<D>>;
  /** Whoever may import must also be allowed to write such records by hand. */
  permission: Permission;
  /** Rows of one transaction. */
  chunk: number;
  /** Whether a column may go into one of the company's own fields. */
  takesOwn?: boolean;
  /** Of each group at least one must be mapped; else the code says what is missing. */
  needs: readonly { anyOf: readonly string[]; code: RefusalCode }[];
  /** By what a row may find its client; the first is the usual one. */
  keys: Record<string, { label: Text; needs: readonly string[] }>;
  /** Whether modes, empty cells and rules for doubles mean anything for it. */
  updates: boolean;
  /** Its rows belong to clients that are there: one that is not is asked about. */
  ofClients: boolean;
  draft: (rowNo: number) => D;
  /** What follows from several cells together. */
  complete: (draft: D, columns: Columns, lookups: Lookups) => void;
  /** The column that says what the row is about. */
  titled: readonly string[];
  /** What has been met in the file so far goes from one chunk to the next. */
  nothingSeen: () => S;
  /** Judges rows against the base; adds to their problems. Nothing is written. */
  plan: (tx: Tx, chunk: Chunk<D>, seen: S) => Promise<RowPlan[]>;
  /** After the last row: what only the whole of the file tells. */
  settle?: (tx: Tx, importId: string) => Promise<void>;
  write: (tx: Tx, chunk: Chunk<D>) => Promise<Written[]>;
  /** Takes back what these rows wrote. */
  undo: (tx: Tx, importId: string, rowNos: readonly number[], now: Date) => Promise<void>;
  /** After the last row: what many rows had need of. */
  undone?: (tx: Tx, importId: string) => Promise<void>;
  countUndo: (actor: Actor, importId: string, reader?: Reader) => Promise<UndoCounts>;
  /** What an undo leaves, or has left, because people have worked with it; the first few. */
  listKept: (actor: Actor, importId: string, state: "done" | "undone", reader?: Reader) => Promise<Kept[]>;
}
