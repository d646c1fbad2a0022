import { CHUNK } from "#db/imports/limits.ts";
import { warnOfErased } from "../erased-points.ts";
import type { ImportKind } from "../kind.ts";
import { nothingSeen, planRow, type Seen } from "./check-rows.ts";
import { complete } from "./complete.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import { loadExisting } from "./existing.ts";
import { fields } from "./fields.ts";
import { forgetWordsOfRemoved } from "./forget-words.ts";
import { clientKeyOf, clientKeys } from "./keys.ts";
import { countUndo, listKept } from "./undo-queries.ts";
import { undoRows } from "./undo-rows.ts";
import { writeRows } from "./write-rows.ts";

/** A row is a company or a person, with its legal entity, numbers and people. */
export const clientsKind: ImportKind<Draft, Seen> = {
  fields,
  permission: "client.create",
  chunk: CHUNK,
  takesOwn: true,
  needs: [{ anyOf: ["name", "legal_name", "person"], code: "import_needs_name" }],
  keys: clientKeys,
  updates: true,
  ofClients: false,
  draft: emptyDraft,
  complete,
  titled: ["name", "legal_name", "person"],
  nothingSeen,
  plan: async (tx, { work, author, rows }, seen) => {
    const { settings } = work;
    const drafts = rows.map(({ draft }) => draft);
    await warnOfErased(tx, drafts);
    const existing = await loadExisting(tx, author, drafts, {
      lock: false,
      key: clientKeyOf(settings.key),
    });
    return rows.map(({ draft, choice }) => planRow(draft, choice, existing, seen, settings));
  },
  write: writeRows,
  undo: undoRows,
  undone: forgetWordsOfRemoved,
  countUndo,
  listKept,
};
