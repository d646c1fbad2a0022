import { cookies } from "next/headers";
import { readWidths, WIDTHS_COOKIE, type Widths } from "#components/data-table/widths.ts";
import type { StaffActor } from "#db/actor.ts";
import { defaultViewOf } from "#db/saved-views/defaults.ts";
import { getView, type ViewRow } from "#db/saved-views/queries.ts";
import { type ListState, parseList, type RawSearch, rawOf, sameParams } from "../search.ts";

/** Parameters that say where one stands in a list, and not what list it is. */
const besides = ["view", "after", "before", "find", "sums"];

export interface OpenedList {
  state: ListState;
  raw: RawSearch;
  view: ViewRow | undefined;
  /** The list is not what the view holds any more. */
  changed: boolean;
  /** A view is asked for that is not there for this reader. */
  missing: boolean;
  /** Names the list among those whose widths a browser remembers. */
  scope: string;
  widths: Widths;
}

/** What a view looks like as an address would ask for it. */
function rawOfView({ query, columns }: Pick<ViewRow, "query" | "columns">): RawSearch {
  return { ...rawOf(query), cols: columns.map(({ key }) => key).join(",") };
}

/** The word in an address for whatever view the reader opens the list with. */
const USUAL = "default";

/**
 * The list that an address asks for. A view alone means what was saved under it; with anything beside it the address
 * says all, and the view is only where it began.
 */
export async function openList(actor: StaffActor, asked: RawSearch): Promise<OpenedList> {
  const wanted = [asked.view ?? []].flat()[0];
  const id = wanted === USUAL ? await defaultViewOf(actor) : parseList(asked).view;
  const view = id ? await getView(actor, id) : undefined;
  const isBare = Object.keys(asked).every((name) => besides.includes(name));
  const place = { after: asked.after, before: asked.before, sums: asked.sums };
  const raw = isBare && view ? { ...rawOfView(view), ...place, view: view.id } : asked;
  const state = { ...parseList(raw), view: view?.id ?? null };
  const scope = view ? `v${view.id.replaceAll("-", "")}` : "list";
  const saved = Object.fromEntries(
    view?.columns.flatMap(({ key, width }) => (width ? [[key, width]] : [])) ?? [],
  );
  return {
    state,
    raw,
    view,
    changed: view !== undefined && sameParams(state) !== sameParams(parseList(rawOfView(view))),
    missing: id !== null && view === undefined && isBare,
    scope,
    widths: { ...saved, ...readWidths((await cookies()).get(WIDTHS_COOKIE)?.value, scope) },
  };
}
