import type { FileRow, Written } from "#db/imports/rows.ts";
import type { Tx } from "#db/index.ts";
import type { BeforeImage } from "../clients/before-image.ts";
import { newClient } from "../clients/decide.ts";
import { emptyDraft } from "../clients/draft.ts";
import { type Creation, createClients } from "../clients/write.ts";
import type { Chunk } from "../kind.ts";
import { type AttachedDraft, type ClientRef, refLabel } from "./draft.ts";
import { findClients, type Owner } from "./find-clients.ts";
import { judgeOwner } from "./judge-owner.ts";

export interface OwnedRow<D extends AttachedDraft> {
  row: FileRow<D>;
  owner: Owner;
  /** What was made of the client, where this row is the first to name one that is new. */
  made: BeforeImage | null;
}

/**
 * Rows that are to be written, each with its client, held until the end of the transaction; clients that somebody decided
 * to make are made. What cannot be written any more is told.
 */
export async function ownRows<D extends AttachedDraft>(
  tx: Tx,
  { work, author, rows }: Pick<Chunk<D>, "work" | "author" | "rows">,
): Promise<{ owned: OwnedRow<D>[]; out: Written[] }> {
  const owners = await findClients(
    tx,
    author,
    rows.map(({ draft }) => draft.client),
    { lock: true },
  );
  const out: Written[] = [];
  const owned: OwnedRow<D>[] = [];
  const creations: Creation[] = [];
  const makers = new Map<number, OwnedRow<D>>();
  for (const row of rows) {
    const { rowNo, draft, choice } = row;
    const judged = judgeOwner(draft, owners, choice, work.settings);
    if ("out" in judged) {
      out.push({ rowNo, outcome: "failed", clientId: null, before: null, problems: draft.problems });
      continue;
    }
    const owner = judged.owner ?? toBeMade(rowNo, draft.client, author.branchId);
    owned.push({ row, owner, made: null });
    if (judged.owner) continue;
    owners.addMade(draft.client, owner);
    makers.set(rowNo, owned.at(-1) as OwnedRow<D>);
    creations.push({
      rowNo,
      changes: () => newClient(clientDraft(rowNo, draft.client), author.branchId),
    });
  }
  for (const { rowNo, clientId, before } of await createClients(tx, creations, work.id)) {
    const maker = makers.get(rowNo);
    if (!maker) continue;
    maker.owner.id = clientId;
    maker.made = before;
  }
  return { owned, out };
}

/** Its id is given once it is written: until then it is told apart by the row. */
const toBeMade = (rowNo: number, ref: ClientRef, branchId: string | null): Owner => ({
  id: `row ${rowNo}`,
  name: refLabel(ref),
  externalId: ref.code ?? null,
  branchId,
  ownerId: null,
  isArchived: false,
  visible: true,
  editable: true,
});

/** Everything that the row says of the client, as the import of clients would have read it. */
function clientDraft(rowNo: number, ref: ClientRef) {
  const draft = emptyDraft(rowNo);
  draft.externalId = ref.code ?? null;
  draft.client.name = refLabel(ref).slice(0, 300);
  if (ref.inn) draft.entity = { inn: ref.inn, name: draft.client.name };
  for (const kind of ["phone", "email"] as const) {
    const value = ref[kind];
    if (value) draft.points.push({ kind, value, extension: null, raw: value });
  }
  return draft;
}

/** What is not to be written keeps the reason that the check gave it. */
export function leftOut(rows: readonly FileRow[]): Written[] {
  return rows.flatMap(({ rowNo, plan }): Written[] => {
    const outcome =
      plan === "failed" ? "failed" : plan === "skipped" || plan === "waiting" ? "skipped" : null;
    return outcome ? [{ rowNo, outcome, clientId: null, before: null }] : [];
  });
}
