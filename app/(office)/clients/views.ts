import type { Tab } from "#components/tabs.tsx";
import { type ClientSearch, emptySearch, NO_OWNER } from "#db/clients/list-input.ts";
import { can } from "#db/permissions.ts";
import type { ListView } from "./columns.tsx";
import { hrefOf, type ListState, sameParams } from "./search.ts";

/** Ready views of the list. Whoever hands clients over also sees those that are nobody's and the archive. */
export function viewTabs(state: ListState, { actor, t }: ListView): Tab[] {
  const heads = can(actor, "client.assign");
  const owns = can(actor, "client.create") || actor.role === "trainee";
  const views: [Parameters<typeof label>[0], Partial<ClientSearch>, boolean][] = [
    ["all", {}, true],
    ["mine", { owners: [actor.id] }, owns],
    ["due", { sort: "due" }, true],
    ["late", { due: "late", sort: "due" }, true],
    ["silent", { sort: "contact" }, true],
    ["unowned", { owners: [NO_OWNER] }, heads],
    ["archived", { archived: true }, heads],
  ];
  const label = (name: "all" | "mine" | "due" | "late" | "silent" | "unowned" | "archived") =>
    t(`views.${name}`);
  const here = sameParams(state);
  return views
    .filter(([, , shown]) => shown)
    .map(([name, part]) => {
      const { columns } = state.search;
      const there = { ...state, search: { ...emptySearch, ...part, columns }, view: null };
      const href = hrefOf(there);
      return { href, label: label(name), current: sameParams(there) === here };
    });
}
