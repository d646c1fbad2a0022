import { hasError, note } from "#db/imports/cell.ts";
import { ASK_FROM, type Choice, type Twin } from "#db/imports/rules.ts";
import type { ImportSettings } from "#db/imports/settings.ts";
import type { RowPlan } from "../kind.ts";
import { changesTo } from "./decide.ts";
import type { Draft } from "./draft.ts";
import type { Existing, ExistingClient } from "./existing.ts";
import { type MetRows, matchOf, sameInFile } from "./identity.ts";
import { clientKeyOf, hasKey } from "./keys.ts";
import { twinOf } from "./twins.ts";

/** What has been met in the file so far: it goes from one chunk of rows to the next. */
export interface Seen {
  rows: MetRows;
  inns: Map<string, number>;
  /** Clients of the base, and the row that is about each of them. */
  clients: Map<string, number>;
}

export const nothingSeen = (): Seen => ({ rows: new Map(), inns: new Map(), clients: new Map() });

const failed: RowPlan = { plan: "failed", clientId: null };

/** What a person has said of this row, else of all rows like it. */
export const choiceFor = (
  twin: Twin | null,
  own: Choice | null,
  { rules }: Pick<ImportSettings, "rules">,
): Choice | null => own ?? (twin ? (rules[twin.ground] ?? null) : null);

/**
 * What would become of one row. Adds to the draft's problems what can only be seen beside the base and the
 * rest of the file.
 */
export function planRow(
  draft: Draft,
  own: Choice | null,
  existing: Existing,
  seen: Seen,
  settings: ImportSettings,
): RowPlan {
  if (hasError(draft)) return failed;
  const key = clientKeyOf(settings.key);
  const { client: match, others } = matchOf(draft, existing, key, (id) => seen.clients.has(id));
  if (others.length > 0) {
    note(draft, "key_ambiguous", draft.client.name ?? "", namesOf(others));
    return failed;
  }
  const rival = match && seen.clients.get(match.row.id);
  // A row without code and ИНН is about the client that is left; where none is, it is about a new one.
  const mine = rival && key === "auto" && !draft.externalId && !draft.entity.inn ? null : match;
  const earlier = sameInFile(draft, seen.rows, key) ?? (mine ? rival : undefined);
  if (earlier) return planSecond(draft, earlier, own, mine, settings);
  if (mine) return planKnown(draft, mine, existing, seen, settings);
  if (key !== "auto" && settings.mode === "update")
    return skip(draft, hasKey(draft, key) ? "not_there" : "key_empty");
  if (settings.mode === "update") return skip(draft, "not_there");
  return planNew(draft, own, existing, seen, settings);
}

const namesOf = (clients: readonly ExistingClient[]) =>
  clients
    .slice(0, 3)
    .map(({ row, visible }) => (visible ? row.name : "…"))
    .join(", ");

function skip(
  draft: Draft,
  code: "not_there" | "already_there" | "key_empty" | "skipped",
  about = "",
): RowPlan {
  note(draft, code, draft.client.name ?? "", about);
  return { plan: "skipped", clientId: null };
}

/** The same client stood in an earlier row: the later one stays out, goes into it, or is a client of its own. */
function planSecond(
  draft: Draft,
  earlier: number,
  own: Choice | null,
  match: ExistingClient | null,
  settings: ImportSettings,
): RowPlan {
  const twin: Twin = {
    ground: "file",
    score: 100,
    reasons: [],
    clientId: null,
    rowNo: earlier,
    name: draft.client.name ?? null,
    editable: true,
  };
  const choice = choiceFor(twin, own, settings);
  if (choice === "skip") return { ...skip(draft, "skipped"), twin };
  if (choice === "fill" || choice === "update")
    return { plan: "merged", clientId: null, twin, intoRow: earlier };
  if (choice === "create" && !match && settings.mode !== "update") {
    freeOfCode(draft);
    return { plan: "create", clientId: null, twin };
  }
  noteTwice(draft, earlier);
  return { ...failed, twin };
}

/** A second card cannot have the same code of the other system: it stands in the note. */
export function freeOfCode(draft: Draft): void {
  if (draft.externalId) draft.notes.push(draft.externalId);
  draft.externalId = null;
}

/** The client is there: changed as the file says, unless it may not be or the settings leave it alone. */
function planKnown(
  draft: Draft,
  client: ExistingClient,
  existing: Existing,
  seen: Seen,
  settings: ImportSettings,
  fillOnly = false,
): RowPlan {
  if (settings.mode === "create") return skip(draft, "already_there", client.visible ? client.row.name : "…");
  forbid(draft, client);
  if (hasError(draft)) return failed;
  seen.clients.set(client.row.id, draft.rowNo);
  const changes = changesTo(client, draft, { settings, fillOnly });
  warnOfTwins(draft, existing, client, seen);
  if (changes?.client.name !== undefined) note(draft, "renamed", changes.client.name, client.row.name);
  return { plan: changes ? "update" : "unchanged", clientId: client.row.id };
}

/** No client goes by its key. It may still look like one: then a rule or a person decides. */
function planNew(
  draft: Draft,
  own: Choice | null,
  existing: Existing,
  seen: Seen,
  settings: ImportSettings,
): RowPlan {
  const twin = twinOf(draft, existing);
  const choice = choiceFor(twin, own, settings);
  const client = twin?.clientId ? existing.clients.get(twin.clientId) : undefined;
  if (twin && choice === "skip") return { ...skip(draft, "skipped"), twin };
  if (twin && client && (choice === "update" || choice === "fill")) {
    const rival = seen.clients.get(client.row.id);
    if (rival) return { ...planSecond(draft, rival, own, client, settings), twin };
    return { ...planKnown(draft, client, existing, seen, settings, choice === "fill"), twin };
  }
  warnOfTwins(draft, existing, null, seen);
  if (twin && choice === null && twin.score >= ASK_FROM) return { plan: "waiting", clientId: null, twin };
  return { plan: "create", clientId: null, twin };
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
