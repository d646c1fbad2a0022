import { changesTo } from "./decide.ts";
import type { Draft } from "./draft.ts";
import type { Existing, ExistingClient } from "./existing.ts";
import { type MetRows, matchOf, sameInFile } from "./identity.ts";
import type { Plan } from "./input.ts";
import { type ProblemCode, problems } from "./problems.ts";

/** What has been met in the file so far: it goes from one chunk of rows to the next. */
export interface Seen {
  rows: MetRows;
  inns: Map<string, number>;
  /** Clients of the base, and the row that is about each of them. */
  clients: Map<string, number>;
}

export const nothingSeen = (): Seen => ({ rows: new Map(), inns: new Map(), clients: new Map() });

/** What would become of a row, and of which client of the base. */
export interface RowPlan {
  plan: Plan;
  clientId: string | null;
}

const failed: RowPlan = { plan: "failed", clientId: null };
const hasError = ({ problems: found }: Draft) => found.some(({ level }) => level === "error");

/**
 * What would become of one row. Adds to the draft's problems what can only be seen beside the base and the
 * rest of the file.
 */
export function planRow(draft: Draft, existing: Existing, seen: Seen): RowPlan {
  if (hasError(draft)) return failed;
  const match = matchOf(draft, existing, (clientId) => seen.clients.has(clientId));
  const rival = match && seen.clients.get(match.row.id);
  // A row without code and ИНН is about the client that is left; where none is, it is about a new one.
  const own = rival && !draft.externalId && !draft.entity.inn ? null : match;
  const earlier = sameInFile(draft, seen.rows) ?? (own ? rival : undefined);
  if (earlier) {
    noteTwice(draft, earlier);
    return failed;
  }
  if (own) {
    forbid(draft, own);
    if (hasError(draft)) return failed;
    seen.clients.set(own.row.id, draft.rowNo);
  }
  warnOfTwins(draft, existing, own, seen);
  if (!own) return { plan: "create", clientId: null };
  const changes = changesTo(own, draft);
  if (changes?.client.name !== undefined) note(draft, "renamed", changes.client.name, own.row.name);
  return { plan: changes ? "update" : "unchanged", clientId: own.row.id };
}

export function noteTwice(draft: Draft, earlierRow: number): void {
  const value = draft.externalId ?? draft.entity.inn ?? draft.client.name ?? "";
  note(draft, "twice_in_file", value, String(earlierRow));
}

/** A client that the author may not change stays as it is, and its name is told only to those who may see it. */
export function forbid(draft: Draft, { row, visible, editable }: ExistingClient): void {
  const name = visible ? row.name : (row.externalId ?? draft.entity.inn ?? "…");
  if (!editable) note(draft, "not_yours", draft.client.name ?? "", name);
  else if (row.archivedAt !== null) note(draft, "archived", draft.client.name ?? "", name);
}

/** The same ИНН at somebody else warns: branches share one, and so do slips of the hand. */
function warnOfTwins(draft: Draft, existing: Existing, match: ExistingClient | null, seen: Seen): void {
  const { inn } = draft.entity;
  if (!inn) return;
  const other = existing.byInn
    .get(inn)
    ?.find(({ clientId, visible }) => visible && clientId !== match?.row.id);
  if (other) note(draft, "same_inn", inn, other.name, other.clientId);
  const row = seen.inns.get(inn);
  if (row === undefined) seen.inns.set(inn, draft.rowNo);
  else if (!other) note(draft, "same_inn_in_file", inn, String(row));
}

function note(draft: Draft, code: ProblemCode, value: string, about: string, clientId?: string): void {
  const { level } = problems[code];
  draft.problems.push({ column: null, code, level, value, about, ...(clientId ? { clientId } : {}) });
}
