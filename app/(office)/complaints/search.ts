import {
  type ComplaintGroup,
  type ComplaintSearch,
  complaintGroups,
  complaintSorts,
  emptyComplaintSearch,
  ME,
} from "#db/complaints/list-input.ts";
import { complaintKinds, complaintSeverities, complaintTypes } from "#db/complaints/registries.ts";
import { complaintStateNames } from "#db/complaints/states.ts";
import { clean } from "#db/values/text.ts";

/** The state of the book as its address carries it, one string or several under each name. */
export type RawSearch = Record<string, string | string[] | undefined>;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const MOST = 50;

const words = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .slice(0, MOST)
    .flatMap((text) => text.slice(0, 300).split(","));
const known = <T extends string>(value: string | string[] | undefined, list: readonly T[]): T[] => {
  const asked = new Set(words(value));
  return list.filter((word) => asked.has(word));
};
const keysOf = <T extends object>(registry: T) => Object.keys(registry) as (keyof T & string)[];
const first = (value: string | string[] | undefined): string => [value ?? []].flat()[0] ?? "";
const place = (value: string | string[] | undefined): string | null => first(value).slice(0, 2000) || null;
const idOf = (value: string | string[] | undefined): string | null =>
  UUID.test(first(value)) ? first(value) : null;

/** What is not understood is left out: an address typed by hand is never an error. */
export function parseSearch(raw: RawSearch): ComplaintSearch {
  const sort = first(raw.sort);
  const [name] = known(sort.replace(/^-/, ""), complaintSorts);
  const [group] = known(first(raw.group), complaintGroups);
  const due = first(raw.due);
  return {
    q: clean(first(raw.q)).slice(0, 100),
    group: group ?? emptyComplaintSearch.group,
    states: known(raw.state, complaintStateNames),
    kinds: known(raw.kind, keysOf(complaintKinds)),
    types: known(raw.type, keysOf(complaintTypes)),
    severities: known(raw.severity, keysOf(complaintSeverities)),
    branches: words(raw.branch).filter((id) => UUID.test(id)),
    owner: first(raw.owner) === ME ? ME : idOf(raw.owner),
    clientId: idOf(raw.client),
    overdue: due === "late",
    near: due === "near",
    sort: name ?? emptyComplaintSearch.sort,
    descending: name !== undefined && sort.startsWith("-"),
    after: place(raw.after),
    before: place(raw.before),
  };
}

/** The book as parameters, without its place: from here every link and form of the page is made. */
export function toParams(search: ComplaintSearch): Record<string, string | readonly string[]> {
  const isUsual = search.sort === emptyComplaintSearch.sort && !search.descending;
  return {
    q: search.q,
    group: search.group === emptyComplaintSearch.group ? "" : search.group,
    state: search.states,
    kind: search.kinds,
    type: search.types,
    severity: search.severities,
    branch: search.branches,
    owner: search.owner ?? "",
    client: search.clientId ?? "",
    due: search.overdue ? "late" : search.near ? "near" : "",
    sort: isUsual ? "" : `${search.descending ? "-" : ""}${search.sort}`,
  };
}

/** Names of the conditions that narrow the book, as the address calls them. */
export const conditionNames = ["q", "kind", "type", "state", "severity", "owner", "due"] as const;
export type ConditionName = (typeof conditionNames)[number];

const without: Record<ConditionName, Partial<ComplaintSearch>> = {
  q: { q: "" },
  kind: { kinds: [] },
  type: { types: [] },
  state: { states: [] },
  severity: { severities: [] },
  owner: { owner: null },
  due: { overdue: false, near: false },
};

export const hasConditions = (search: ComplaintSearch): boolean => {
  const params = toParams(search);
  return [...conditionNames, "client", "branch"].some((name) => (params[name] ?? "").length > 0);
};

/** The same book with one condition taken away, from its first page. */
export const withoutCondition = (search: ComplaintSearch, name: ConditionName): ComplaintSearch => ({
  ...search,
  ...without[name],
  after: null,
  before: null,
});

export type ViewName = "open" | "mine" | "near" | "waiting" | "praise" | "all";

/** What each tab of the book asks for. */
export const views: Record<ViewName, Partial<ComplaintSearch> & { group: ComplaintGroup }> = {
  open: { group: "open" },
  mine: { group: "open", owner: ME },
  near: { group: "open", near: true },
  waiting: { group: "open", states: ["waiting_client"] },
  praise: { group: "all", kinds: ["praise"], sort: "registered", descending: true },
  all: { group: "all", sort: "registered", descending: true },
};
