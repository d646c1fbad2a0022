import type { StaffActor } from "#db/actor.ts";
import { countClients } from "#db/clients/list.ts";
import type { ClientSearch } from "#db/clients/list-input.ts";

/** Paging and sorting ask for the same number again and again; a total may be this old, in milliseconds. */
const FRESH = 5_000;
const MOST = 500;

const known = new Map<string, { count: Promise<number>; until: number }>();

/** As `countClients`, answered again from memory within five seconds: counting costs more than the rows. */
export function countRecently(actor: StaffActor, search: ClientSearch, now: Date): Promise<number> {
  const { after: _, before: __, sort: ___, descending: ____, ...conditions } = search;
  const key = JSON.stringify([actor.id, actor.role, actor.branchId, actor.departmentId, conditions]);
  const at = now.getTime();
  const found = known.get(key);
  if (found && found.until > at) return found.count;
  if (known.size >= MOST) known.clear();
  const count = countClients(actor, search, now);
  known.set(key, { count, until: at + FRESH });
  // A failure is not remembered.
  count.catch(() => known.delete(key));
  return count;
}

/** After a change of this process's own the next total is counted anew. */
export function forgetCounts(): void {
  known.clear();
}
