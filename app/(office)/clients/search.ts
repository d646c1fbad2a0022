import {
  type ClientSearch,
  type ClientSort,
  clientSorts,
  emptySearch,
  NO_OWNER,
} from "#db/clients/list-input.ts";
import { clientClasses, clientStatuses } from "#db/clients/registries.ts";
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
  "created",
] as const;
export type ChoosableColumn = (typeof choosableColumns)[number];
export const usualColumns: readonly ChoosableColumn[] = [
  "class",
  "status",
  "owner",
  "contact",
  "due",
  "region",
];

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

/** What is not understood is left out: an address typed by hand is never an error. */
export function parseSearch(raw: RawSearch): ClientSearch {
  const sort = first(raw.sort);
  const name = sort.replace(/^-/, "") as ClientSort;
  const isSort = clientSorts.includes(name);
  const due = first(raw.due);
  return {
    q: first(raw.q).slice(0, 100),
    regions: [...new Set(texts(raw.region).filter(Boolean))],
    owners: [...(words(raw.owner).includes(NO_OWNER) ? [NO_OWNER] : []), ...ids(raw.owner)],
    statuses: known(raw.status, Object.keys(clientStatuses) as (keyof typeof clientStatuses)[]),
    classes: known(raw.class, Object.keys(clientClasses) as (keyof typeof clientClasses)[]),
    branches: ids(raw.branch),
    tags: [...new Set(texts(raw.tag).filter(Boolean))],
    due: due === "late" || due === "week" ? due : null,
    archived: first(raw.archived) === "1",
    sort: isSort ? name : emptySearch.sort,
    descending: isSort && sort.startsWith("-"),
    after: place(raw.after),
    before: place(raw.before),
  };
}

export const parseColumns = (raw: RawSearch): ChoosableColumn[] => known(raw.cols, choosableColumns);

/** The list as parameters, without its place: from here every link and form of the page is made. */
export function toParams(
  search: ClientSearch,
  columns: readonly string[],
): Record<string, string | readonly string[]> {
  const isUsual = search.sort === emptySearch.sort && !search.descending;
  return {
    q: search.q,
    region: search.regions,
    owner: search.owners,
    status: search.statuses,
    class: search.classes,
    branch: search.branches,
    tag: search.tags,
    due: search.due ?? "",
    archived: search.archived ? "1" : "",
    sort: isUsual ? "" : `${search.descending ? "-" : ""}${search.sort}`,
    cols: columns,
  };
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
] as const;
export type ConditionName = (typeof conditionNames)[number];

export function conditionsOf(search: ClientSearch): ConditionName[] {
  const params = toParams(search, []);
  return conditionNames.filter((name) => (params[name] ?? "").length > 0);
}

const without: Record<ConditionName, Partial<ClientSearch>> = {
  q: { q: "" },
  region: { regions: [] },
  owner: { owners: [] },
  status: { statuses: [] },
  class: { classes: [] },
  branch: { branches: [] },
  tag: { tags: [] },
  due: { due: null },
  archived: { archived: false },
};

/** The same list with one condition taken away, from its first page. */
export const withoutCondition = (search: ClientSearch, name: ConditionName): ClientSearch => ({
  ...search,
  ...without[name],
  after: null,
  before: null,
});
