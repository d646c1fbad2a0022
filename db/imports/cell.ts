import { type Lookups, named } from "./named.ts";
import { type ProblemCode, problems, type RowProblem } from "./problems.ts";
import type { RelationKey } from "./relation-keys.ts";

/** What one row of the file says, whatever kind it is of. */
export interface BaseDraft {
  rowNo: number;
  problems: RowProblem[];
  /** Names that the base does not know. */
  unknown: { relation: RelationKey; name: string; ambiguous: boolean }[];
  /** Fields whose column is mapped and whose cell is empty. */
  empty: string[];
}

/** One cell on its way into a draft. */
export interface Cell<D extends BaseDraft = BaseDraft> {
  text: string;
  column: number;
  header: string;
  draft: D;
  lookups: Lookups;
}

export const baseDraft = (rowNo: number): BaseDraft => ({ rowNo, problems: [], unknown: [], empty: [] });

export function report(cell: Cell, code: ProblemCode, value: string = cell.text): void {
  cell.draft.problems.push({
    column: cell.column,
    code,
    level: problems[code].level,
    value: value.slice(0, 300),
  });
}

/** A trouble of the row, or of the cell that should have been filled. */
export function reportEmpty(draft: BaseDraft, code: ProblemCode, column: number): void {
  draft.problems.push({ column: column < 0 ? null : column, code, level: problems[code].level, value: "" });
}

/** What can only be seen beside the base or the rest of the file. */
export function note(
  draft: BaseDraft,
  code: ProblemCode,
  value: string,
  about: string,
  clientId?: string,
): void {
  const { level } = problems[code];
  draft.problems.push({ column: null, code, level, value, about, ...(clientId ? { clientId } : {}) });
}

export const hasError = ({ problems: found }: BaseDraft) => found.some(({ level }) => level === "error");

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

/** A name of a relation as what it stands for; null when it is to stay empty or nobody knows it. */
export function relatedTo(cell: Cell, relation: RelationKey, name = cell.text): string | null {
  const { value, known, ambiguous } = named(cell.lookups, relation, name);
  if (!known) cell.draft.unknown.push({ relation, name: name.slice(0, 300), ambiguous });
  return value;
}
