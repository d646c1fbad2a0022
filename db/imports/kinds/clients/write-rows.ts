import { hasError, note } from "#db/imports/cell.ts";
import type { Outcome } from "#db/imports/input.ts";
import { readRow } from "#db/imports/read-row.ts";
import { type FileRow, mergedInto, takenClients, type Written } from "#db/imports/rows.ts";
import type { Tx } from "#db/index.ts";
import type { Chunk } from "../kind.ts";
import { choiceFor, forbid, freeOfCode, noteTwice } from "./check-rows.ts";
import { changesTo, newClient } from "./decide.ts";
import type { Draft } from "./draft.ts";
import { loadExisting } from "./existing.ts";
import { matchOf } from "./identity.ts";
import { clientKeyOf } from "./keys.ts";
import { mergeDrafts } from "./merge-drafts.ts";
import { type Creation, createClients, type Update, updateClients } from "./write.ts";

type Row = FileRow<Draft>;

/** Rows as the check left them, met once more with the base: it may have changed since. */
export async function writeRows(tx: Tx, chunk: Chunk<Draft>): Promise<Written[]> {
  const { work, author, rows, now } = chunk;
  const { settings } = work;
  const key = clientKeyOf(settings.key);
  const creations: Creation[] = [];
  const updates: Update[] = [];
  const written: Written[] = [];
  const kept = (rowNo: number, outcome: Outcome, clientId: string | null = null) =>
    written.push({ rowNo, outcome, clientId, before: null });
  const able = rows.filter(({ plan }) => plan === "create" || plan === "update" || plan === "unchanged");
  await takeIn(tx, chunk, able);
  const drafts = able.map(({ draft }) => draft);
  const ids = able.flatMap(({ clientId }) => clientId ?? []);
  const existing = await loadExisting(tx, author, drafts, { lock: true, key, ids });
  const taken = await takenClients(tx, work.id, [...existing.clients.keys()]);
  for (const row of rows) leaveOut(row, written);
  for (const row of able) {
    const { rowNo, draft, clientId, twin, choice } = row;
    const effective = choiceFor(twin, choice, settings);
    const own = clientId ? existing.clients.get(clientId) : undefined;
    const apart = effective === "create" && !own;
    if (apart && twin?.ground === "file") freeOfCode(draft);
    const match = own ?? (apart ? null : matchOf(draft, existing, key, (id) => taken.has(id)).client);
    // The check has told the rows of the file apart: what one of them made or found is no other's client.
    const rival = own || !match ? undefined : taken.get(match.row.id);
    if (!match || (rival && !draft.externalId)) {
      creations.push({ rowNo, changes: () => newClient(draft, author.branchId) });
      continue;
    }
    taken.set(match.row.id, rowNo);
    if (rival) noteTwice(draft, rival);
    forbid(draft, match);
    if (hasError(draft)) {
      written.push({ rowNo, outcome: "failed", clientId: null, before: null, problems: draft.problems });
      continue;
    }
    const fillOnly = effective === "fill" && twin?.ground !== "file";
    const changes = changesTo(match, draft, { settings, fillOnly });
    if (changes) updates.push({ rowNo, existing: match, changes });
    else kept(rowNo, "unchanged", match.row.id);
  }
  const created = await createClients(tx, creations, work.id);
  const updated = await updateClients(tx, updates, work.id, now);
  return [
    ...written,
    ...created.map((row): Written => ({ ...row, outcome: "created" })),
    ...updated.map((row): Written => ({ ...row, outcome: "updated" })),
  ];
}

/** What is not to be written keeps the reason that the check gave it; one that nobody decided about gets its own. */
function leaveOut({ rowNo, plan, twin, draft, told }: Row, written: Written[]): void {
  const out = (outcome: Outcome, problems?: Written["problems"]) =>
    written.push({ rowNo, outcome, clientId: null, before: null, problems });
  if (plan === "failed") out("failed");
  else if (plan === "merged") out("merged");
  else if (plan === "skipped") out("skipped");
  else if (plan === "waiting") {
    note(draft, "undecided", draft.client.name ?? "", twin?.name ?? "…");
    out("skipped", [...told, ...draft.problems.slice(-1)]);
  }
}

/** Later rows of the file that are about the same client go into the first one: it is written with all they say. */
async function takeIn(tx: Tx, { work, kind, lookups }: Chunk<Draft>, rows: readonly Row[]): Promise<void> {
  const byNo = new Map(rows.map((row) => [row.rowNo, row]));
  for (const { rowNo, intoRow, cells } of await mergedInto(tx, work, [...byNo.keys()])) {
    const into = byNo.get(intoRow);
    if (into) mergeDrafts(into.draft, readRow(kind, rowNo, cells, work, lookups));
  }
}
