import type { KindName } from "#db/duplicates/kind-names.ts";
import type { DuplicateSearch } from "#db/duplicates/queries.ts";
import { MOST_CARDS } from "#db/merges/input.ts";
import type { RawSearch } from "../search.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** Steps of the filter by score; the first is all that the search keeps. */
export const scores = [0, 65, 80, 95] as const;

const texts = (value: string | string[] | undefined) => [value ?? []].flat().slice(0, 50);
const ids = (value: string | string[] | undefined) => [
  ...new Set(texts(value).filter((id) => UUID.test(id))),
];

/** What is not understood is left out. */
export function parseDuplicates(raw: RawSearch): DuplicateSearch {
  const score = Number(texts(raw.score)[0]);
  return {
    score: scores.find((step) => step === score) ?? 0,
    branches: ids(raw.branch),
    owners: ids(raw.owner),
    after: texts(raw.after)[0] ?? null,
  };
}

/** What the page shows: cards to decide, people to decide, and what was said already. */
export const tabs = ["cards", "people", "different"] as const;
export type Tab = (typeof tabs)[number];
export const parseTab = (value: RawSearch[string]): Tab => tabs.find((tab) => tab === value) ?? "cards";

/** Of which kind the groups of a tab are. */
export const kindOfTab: Record<Exclude<Tab, "different">, KindName> = { cards: "client", people: "contact" };

/** Without the place of the page. */
export const paramsOf = ({ score, branches, owners }: DuplicateSearch, tab: Tab) => ({
  show: tab === "cards" ? "" : tab,
  score: score === 0 ? "" : String(score),
  branch: branches,
  owner: owners,
});

/** Those named in an address, each once, in their order. */
export const parseIds = (value: RawSearch[string]): string[] => ids(value).slice(0, MOST_CARDS);
