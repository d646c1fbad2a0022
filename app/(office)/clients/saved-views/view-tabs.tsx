import { Menu, MenuItem } from "#components/menu.tsx";
import { type Tab, Tabs } from "#components/tabs.tsx";
import { type ClientSearch, emptySearch, NO_OWNER } from "#db/clients/list-input.ts";
import { can } from "#db/permissions.ts";
import { listViews } from "#db/saved-views/queries.ts";
import type { ListView } from "../columns.tsx";
import { hrefOf, rawOf, readTree, sameParams } from "../search.ts";
import type { OpenedList } from "./open-list.ts";

/** Ready views of the list. Whoever hands clients over also sees those that are nobody's and the archive. */
export function readyTabs(
  { state, view: saved }: Pick<OpenedList, "state" | "view">,
  { actor, t }: ListView,
): Tab[] {
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
  // The columns that were chosen stay from tab to tab; those of a saved view are its own.
  const columns = saved ? [] : state.columns;
  const lookedUp = saved ? [] : state.search.columns;
  return views
    .filter(([, , shown]) => shown)
    .map(([name, part]) => {
      const search = { ...emptySearch, ...part, columns: lookedUp };
      const there = { search, columns, view: null, sums: state.sums };
      return { href: hrefOf(there), label: label(name), current: !saved && sameParams(there) === here };
    });
}

/** The ready views, then one's own, then those that colleagues share. */
export async function ViewTabs({ opened, view }: { opened: OpenedList; view: ListView }) {
  // A view that asks for what the reader may not see would open no list.
  const saved = (await listViews(view.actor)).filter(
    ({ query, mine }) => mine || readTree(rawOf(query), view.actor).fault !== "segment_unreadable",
  );
  const items = saved.map(
    ({ id, name, shared }): Tab => ({
      href: `/clients?view=${id}`,
      label: name,
      icon: shared ? "users" : undefined,
      current: opened.view?.id === id,
    }),
  );
  const { shown, hidden } = fitting([...readyTabs(opened, view), ...items]);
  const label = view.t("moreViews", { n: hidden.length });
  return (
    <Tabs
      label={view.t("viewsNav")}
      items={shown}
      more={
        hidden.length > 0 ? (
          <Menu id="more-views" label={label} align="end" triggerClass="tab" trigger={label}>
            {hidden.map(({ href, label: name, icon }) => (
              <MenuItem key={href} href={href} icon={icon}>
                {name}
              </MenuItem>
            ))}
          </Menu>
        ) : null
      }
      className="px-6 max-md:mx-0 max-md:px-4"
    />
  );
}

/** What stands beside each other on a sheet of 1,280 pixels; letters and gaps as wide as they mostly are. */
const ROOM = 920;
const widthOf = ({ label, icon }: Tab) => String(label).length * 7.3 + 20 + (icon ? 20 : 0);

/** As many tabs as there is room for; the current one is always among them. */
function fitting(tabs: readonly Tab[]): { shown: Tab[]; hidden: Tab[] } {
  const current = tabs.find((tab) => tab.current);
  let room = ROOM - (current ? widthOf(current) : 0);
  let full = false;
  const fits = (tab: Tab) => {
    if (tab === current) return true;
    room -= widthOf(tab);
    full ||= room < 0;
    return !full;
  };
  const shown = tabs.filter(fits);
  return { shown, hidden: tabs.filter((tab) => !shown.includes(tab)) };
}
