import type { StaffActor } from "#db/actor.ts";
import { countClients } from "#db/clients/list.ts";
import type { ClientSearch } from "#db/clients/list-input.ts";

/** Paging and sorting ask for the same number again and again; a total may be this old, in milliseconds. */
const FRESH = 5_000;
const MOST = 500;

const known = new Map<string, { count: Promise<number>; value?: number; until: number }>();

function keyOf(actor: StaffActor, search: ClientSearch): string {
  const { after: _, before: __, sort: ___, descending: ____, columns: _____, ...conditions } = search;
  return JSON.stringify([actor.id, actor.role, actor.branchId, actor.departmentId, conditions]);
}

/** The total if it was counted within the last seconds: then the page need not be sent in two parts. */
export function rememberedCount(actor: StaffActor, search: ClientSearch, now: Date): number | null {
  const found = known.get(keyOf(actor, search));
  return found && found.until > now.getTime() ? (found.value ?? null) : null;
}

/** As `countClients`, answered again from memory within five seconds: counting costs more than the rows. */
export function countRecently(actor: StaffActor, search: ClientSearch, now: Date): Promise<number> {
  const key = keyOf(actor, search);
  const at = now.getTime();
  const found = known.get(key);
  if (found && found.until > at) return found.count;
  if (known.size >= MOST) known.clear();
  const count = countClients(actor, search, now);
  const entry: { count: Promise<number>; value?: number; until: number } = { count, until: at + FRESH };
  known.set(key, entry);
  // A failure is not remembered.
  count.then(
    (value) => {
      entry.value = value;
    },
    () => known.delete(key),
  );
  return count;
}

/** After a change of this process's own the next total is counted anew. */
export function forgetCounts(): void {
  known.clear();
}
