import type { ClientClass, ClientKind, ClientRole, ClientStatus } from "#db/clients/registries.ts";
import { type ProblemCode, problems, type RowProblem } from "./problems.ts";

export interface PointDraft {
  kind: "phone" | "email" | "site";
  value: string;
  extension: string | null;
  raw: string;
}

export interface PersonDraft {
  surname: string;
  given: string | null;
  patronymic: string | null;
  position: string | null;
}

/** Fields of a client that a file may carry; an absent one leaves the client as it is. */
export interface ClientFacts {
  kind?: ClientKind;
  name?: string;
  role?: ClientRole;
  status?: ClientStatus;
  class?: ClientClass;
  ownerId?: string;
  branchId?: string;
  region?: string;
  source?: string;
  address?: string;
  site?: string;
}

export interface EntityFacts {
  name?: string;
  inn?: string;
  kpp?: string;
  ogrn?: string;
  address?: string;
  checksumNote?: string;
}

/** What one row of the file says of a client, after reading and before meeting the base. */
export interface Draft {
  rowNo: number;
  externalId: string | null;
  client: ClientFacts;
  entity: EntityFacts;
  points: PointDraft[];
  people: PersonDraft[];
  position: string | null;
  /** Lines for the note: its own column and what found no place elsewhere. */
  notes: string[];
  problems: RowProblem[];
}

/** Names of staff and branches in their search form; a name that two share answers with null. */
export interface Lookups {
  staff: ReadonlyMap<string, string | null>;
  branches: ReadonlyMap<string, string | null>;
  /** Texts that stand in so many columns that they can be the value of none. */
  fillers: ReadonlySet<string>;
  /** Stands beside a number whose checksum fails: which file it came from. */
  fileName: string;
}

/** One cell on its way into a draft. */
export interface Cell {
  text: string;
  column: number;
  header: string;
  draft: Draft;
  lookups: Lookups;
}

export function emptyDraft(rowNo: number): Draft {
  return {
    rowNo,
    externalId: null,
    client: {},
    entity: {},
    points: [],
    people: [],
    position: null,
    notes: [],
    problems: [],
  };
}

export function report(cell: Cell, code: ProblemCode, value: string = cell.text): void {
  cell.draft.problems.push({
    column: cell.column,
    code,
    level: problems[code].level,
    value: value.slice(0, 300),
  });
}

/** What could not be understood goes to the note under its header, unless it is mere words without a number or address. */
export function keepInNote(cell: Cell, code: ProblemCode, value: string = cell.text): void {
  if (!/[\d@.]/.test(value)) {
    report(
      cell,
      code === "phone_unknown" || code === "email_unknown" ? "words_dropped" : "value_dropped",
      value,
    );
    return;
  }
  report(cell, code, value);
  noteLine(cell, value);
}

/** «0_OGRN» → «OGRN: …» */
export function noteLine({ draft, header }: Cell, value: string): void {
  const title = header.replace(/^\d+[_.)\s]+/, "");
  draft.notes.push(title ? `${title}: ${value}` : value);
}

const LONGEST_LINE = 1_000;
/** What the card lets people write. */
const LONGEST_NAME = 300;

const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** Text of one line within what the card can hold. */
export function line(cell: Cell): string {
  const text = oneLine(cell.text);
  if (text.length <= LONGEST_LINE) return text;
  report(cell, "cut_long", text);
  return text.slice(0, LONGEST_LINE);
}

/** A name as it is to stand on the card. One that is too long is an error: cut off, it might be another's. */
export function nameLine(cell: Cell): string {
  const text = oneLine(cell.text);
  if (text.length > LONGEST_NAME) report(cell, "name_long", text);
  // Two that open and one that closes are a habit of writing, one alone is a slip.
  if (text.match(/["«»„“”]/g)?.length === 1) report(cell, "name_lone_quote", text);
  return text;
}
