import { address } from "#components/data-table/address.ts";
import type { Actor } from "#db/actor.ts";
import { type ListColumn, listColumns } from "#db/clients/list-columns.ts";
import {
  type ClientSearch,
  emptySearch,
  isClientSort,
  NO_OWNER,
  readings,
  usualSort,
} from "#db/clients/list-input.ts";
import { clientClasses, clientStatuses } from "#db/clients/registries.ts";
import { refusals } from "#db/errors.ts";
import { type OwnName, readOwnName } from "#db/fields/value.ts";
import { segmentTree } from "#db/segments/input.ts";
import { mayAsk } from "#db/segments/may-ask.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { decodeTree, encodeTree } from "#db/segments/tree-address.ts";
import { clean } from "#db/values/text.ts";

/** The state of the list as its address carries it, one string or several under each name. */
export type RawSearch = Record<string, string | string[] | undefined>;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const MOST = 50;

/** Columns one may choose; the name always stands. */
export const choosableColumns = [
  "class",
  "status",
  "owner",
  "contact",
  "due",
  "region",
  "branch",
  "source",
  "address",
  "inn",
  "phone",
  "email",
  "tags",
  "promises",
  "complaints",
  "bought",
  "purchase",
  "owes",
  "created",
] as const;
/** Also the fields of the company. */
export type ChoosableColumn = (typeof choosableColumns)[number] | OwnName;
export const usualColumns: readonly ChoosableColumn[] = [
  "class",
  "status",
  "owner",
  "contact",
  "due",
  "region",
];
const lookedUp: readonly string[] = listColumns;

/** What the page shows: which clients, which columns of them, and the saved view it began with. */
export interface ListState {
  search: ClientSearch;
  /** In their order; none is the usual ones. */
  columns: readonly ChoosableColumn[];
  /** Id of a saved view. */
  view: string | null;
  /** Sums over all results stand under the table. */
  sums: boolean;
}

const texts = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .slice(0, MOST)
    .map((text) => clean(text.slice(0, 300)));
/** Words from a closed list may also stand together: «class=A,B». */
const words = (value: string | string[] | undefined): string[] =>
  texts(value).flatMap((text) => text.split(","));
const known = <T extends string>(value: string | string[] | undefined, list: readonly T[]): T[] => {
  const asked = new Set(words(value));
  return list.filter((word) => asked.has(word));
};
/** Places hold whole sort keys, so they are longer than words; `pageOrder` knows a broken one. */
const place = (value: string | string[] | undefined): string | null =>
  [value ?? []].flat()[0]?.slice(0, 2000) || null;
const first = (value: string | string[] | undefined): string => texts(value)[0] ?? "";
const ids = (value: string | string[] | undefined): string[] => [
  ...new Set(words(value).filter((id) => UUID.test(id))),
];

type RawTree = { tree: SegmentTree | null; fault: string | null };

/**
 * The conditions as a tree, or the code of what is wrong with them. Leaving a broken one out would show everybody.
 * @param actor who asks, where it is known: what this person may not ask is wrong too. The queries refuse it anyhow.
 */
export function readTree(raw: RawSearch, actor?: Actor): RawTree {
  const packed = [raw.if ?? []].flat()[0];
  if (!packed) return { tree: null, fault: null };
  const { data, error } = segmentTree.safeParse(decodeTree(packed));
  if (!data) {
    const code = error.issues[0]?.message ?? "";
    return { tree: null, fault: code in refusals ? code : "segment_unreadable" };
  }
  if (actor && !mayAsk(actor, data)) return { tree: null, fault: "segment_unreadable" };
  return { tree: data.children.length > 0 ? data : null, fault: null };
}

/** What is not understood is left out: an address typed by hand is never an error. */
export function parseSearch(raw: RawSearch): ClientSearch {
  const sort = first(raw.sort);
  const name = sort.replace(/^-/, "");
  const isSort = isClientSort(name);
  const due = first(raw.due);
  const columns: readonly string[] = parseColumns(raw);
  const q = first(raw.q).slice(0, 100);
  const reading = readings.find((one) => one === first(raw.reading)) ?? "asked";
  return {
    q,
    reading: q === "" ? "asked" : reading,
    regions: [...new Set(texts(raw.region).filter(Boolean))],
    owners: [...(words(raw.owner).includes(NO_OWNER) ? [NO_OWNER] : []), ...ids(raw.owner)],
    statuses: known(raw.status, Object.keys(clientStatuses) as (keyof typeof clientStatuses)[]),
    classes: known(raw.class, Object.keys(clientClasses) as (keyof typeof clientClasses)[]),
    branches: ids(raw.branch),
    tags: [...new Set(texts(raw.tag).filter(Boolean))],
    due: due === "late" || due === "week" ? due : null,
    archived: first(raw.archived) === "1",
    tree: readTree(raw).tree,
    columns: [
      ...columns.filter((name): name is ListColumn => lookedUp.includes(name)),
      ...(columns.some((name) => readOwnName(name)) ? (["own"] as const) : []),
    ],
    sort: isSort && (q !== "" || name !== "match") ? name : usualSort(q),
    descending: isSort && sort.startsWith("-"),
    after: place(raw.after),
    before: place(raw.before),
  };
}

const isColumn = (word: string): word is ChoosableColumn =>
  (choosableColumns as readonly string[]).includes(word) || readOwnName(word) !== null;

/** In the order in which they are named. */
export const parseColumns = (raw: RawSearch): ChoosableColumn[] => [
  ...new Set(words(raw.cols).filter(isColumn)),
];

export const parseList = (raw: RawSearch): ListState => ({
  search: parseSearch(raw),
  columns: parseColumns(raw),
  view: ids(raw.view)[0] ?? null,
  sums: first(raw.sums) === "1",
});

/** The part of an address behind «?» as a page is given it. */
export function rawOf(query: string): RawSearch {
  const raw: RawSearch = {};
  for (const [name, value] of new URLSearchParams(query)) raw[name] = [...[raw[name] ?? []].flat(), value];
  return raw;
}

type Params = Record<string, string | readonly string[]>;

/** The list as parameters, without its place: from here every link and form of the page is made. */
export function toParams({ search, columns, view, sums }: ListState): Params {
  const isUsual = search.sort === usualSort(search.q) && !search.descending;
  return {
    q: search.q,
    reading: search.reading === "asked" ? "" : search.reading,
    region: search.regions,
    owner: search.owners,
    status: search.statuses,
    class: search.classes,
    branch: search.branches,
    tag: search.tags,
    due: search.due ?? "",
    archived: search.archived ? "1" : "",
    if: search.tree ? encodeTree(search.tree) : "",
    // Beside a saved view the order is always named: the view alone in an address means the view as it was saved.
    sort: isUsual && !view ? "" : `${search.descending ? "-" : ""}${search.sort}`,
    cols: columns.join(","),
    view: view ?? "",
    sums: sums ? "1" : "",
  };
}

/** The list as the part of an address behind «?». */
export const queryOf = (state: ListState): string => address("", toParams(state)).slice(1);

/** Where the list is. */
export const hrefOf = (state: ListState, place: Record<string, string> = {}): string =>
  address("/clients", toParams(state), place);

/** The same without what belongs to the looking and not to the list: two lists are alike when these are. */
export function sameParams(state: ListState): string {
  return address("", toParams({ ...state, view: null, sums: false }));
}

/** Names of the conditions that narrow the list, as the address calls them. */
export const conditionNames = [
  "q",
  "region",
  "owner",
  "status",
  "class",
  "branch",
  "tag",
  "due",
  "archived",
  "if",
] as const;
export type ConditionName = (typeof conditionNames)[number];

export function conditionsOf(search: ClientSearch): ConditionName[] {
  const params = toParams({ search, columns: [], view: null, sums: false });
  return conditionNames.filter((name) => (params[name] ?? "").length > 0);
}

const without: Record<ConditionName, Partial<ClientSearch>> = {
  q: { q: "", reading: "asked" },
  region: { regions: [] },
  owner: { owners: [] },
  status: { statuses: [] },
  class: { classes: [] },
  branch: { branches: [] },
  tag: { tags: [] },
  due: { due: null },
  archived: { archived: false },
  if: { tree: null },
};

/** The same list with one condition taken away, from its first page. */
export const withoutCondition = (state: ListState, name: ConditionName): ListState => ({
  ...state,
  search: sorted({ ...state.search, ...without[name], after: null, before: null }),
});

/** Without a query nothing fits it best. */
const sorted = (search: ClientSearch): ClientSearch =>
  search.sort === "match" ? { ...search, sort: usualSort(search.q) } : search;

/** The same columns and order without any condition. */
export const withoutConditions = (state: ListState): ListState => {
  const { sort, descending, columns } = state.search;
  return { ...state, search: sorted({ ...emptySearch, sort, descending, columns }) };
};
