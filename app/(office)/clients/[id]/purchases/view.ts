import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import type { ClientHead } from "#db/clients/queries.ts";
import type { LedgerSearch } from "#db/purchases/ledger.ts";

export interface LedgerView {
  actor: StaffActor;
  now: Date;
  t: Words<"purchases">;
  client: ClientHead;
  search: LedgerSearch;
  /** Which papers this person may write down and correct. */
  may: Record<"order" | "invoice" | "payment", boolean>;
}
