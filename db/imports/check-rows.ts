import { changesTo } from "./decide.ts";
import type { Draft } from "./draft.ts";
import type { Existing, ExistingClient } from "./existing.ts";
import { fileKey, matchOf } from "./identity.ts";
import type { Plan } from "./input.ts";
import { type ProblemCode, problems } from "./problems.ts";

/** What has been met in the file so far: it goes from one chunk of rows to the next. */
export interface Seen {
  keys: Map<string, number>;
  inns: Map<string, number>;
}

/**
 * What would become of one row. Adds to the draft's problems what can only be seen beside the base and the
 * rest of the file.
 */
export function planRow(draft: Draft, existing: Existing, seen: Seen): Plan {
  const failed = () => draft.problems.some(({ level }) => level === "error");
  if (failed()) return "failed";
  const key = fileKey(draft);
  const earlier = seen.keys.get(key);
  if (earlier !== undefined) {
    note(
      draft,
      "twice_in_file",
      draft.externalId ?? draft.entity.inn ?? draft.client.name ?? "",
      String(earlier),
    );
    return "failed";
  }
  seen.keys.set(key, draft.rowNo);
  const match = matchOf(draft, existing);
  if (match) forbid(draft, match);
  if (failed()) return "failed";
  warnOfTwins(draft, existing, match, seen);
  if (!match) return "create";
  const changes = changesTo(match, draft);
  if (!changes) return "unchanged";
  if (changes.client.name !== undefined) note(draft, "renamed", changes.client.name, match.row.name);
  return "update";
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
