import type { Lookups } from "#db/imports/named.ts";
import type { Columns } from "../kind.ts";
import { clientRefs } from "./client-fields.ts";
import { type AttachedDraft, namesNobody } from "./draft.ts";

/** A row that names nobody is the counter's, where there is one; else it can be mended in the column of the client. */
export function completeOwner(draft: AttachedDraft, { mapping }: Columns, { settings }: Lookups): void {
  if (!namesNobody(draft)) return;
  const column = mapping.findIndex((field) => field !== null && clientRefs.includes(field));
  draft.client.column = column < 0 ? null : column;
  if (settings.counter) draft.client.name = settings.counter;
}
