import { type Exclusion, exclusions } from "#db/mailings/exclusions.ts";
import { type RecipientState, recipientStates } from "#db/mailings/states.ts";

/** Which recipients a page shows: those in one state, and of the excluded those of one reason. */
export interface Shown {
  state?: RecipientState;
  exclusion?: Exclusion;
  after?: string;
}

type Raw = Record<string, string | string[] | undefined>;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const one = (value: string | string[] | undefined) => [value ?? []].flat()[0] ?? "";
const named = <T extends string>(registry: Record<T, unknown>, name: string): T | undefined =>
  Object.hasOwn(registry, name) ? (name as T) : undefined;

/** What is not understood is left out: an address typed by hand is never an error. */
export function parseShown(raw: Raw): Shown {
  const state = named(recipientStates, one(raw.show));
  const exclusion = state === "excluded" ? named(exclusions, one(raw.reason)) : undefined;
  const after = one(raw.after);
  return { state, exclusion, after: UUID.test(after) ? after : undefined };
}

export function shownHref(mailingId: string, { state, exclusion, after }: Shown): string {
  const query = new URLSearchParams();
  if (state) query.set("show", state);
  if (exclusion) query.set("reason", exclusion);
  if (after) query.set("after", after);
  return `/mailings/${mailingId}/recipients${query.size > 0 ? `?${query}` : ""}`;
}
