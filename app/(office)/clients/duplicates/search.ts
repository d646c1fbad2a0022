import { SHOWN } from "#db/duplicates/client-profile.ts";
import type { DuplicateSearch } from "#db/duplicates/queries.ts";
import type { RawSearch } from "../search.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** Steps of the filter by score; the first is what the search keeps at all. */
export const scores = [SHOWN, 65, 80, 95] as const;

const texts = (value: string | string[] | undefined) => [value ?? []].flat().slice(0, 50);
const ids = (value: string | string[] | undefined) => [
  ...new Set(texts(value).filter((id) => UUID.test(id))),
];

/** What is not understood is left out. */
export function parseDuplicates(raw: RawSearch): DuplicateSearch {
  const score = Number(texts(raw.score)[0]);
  return {
    score: scores.find((step) => step === score) ?? SHOWN,
    branches: ids(raw.branch),
    owners: ids(raw.owner),
    after: texts(raw.after)[0] ?? null,
  };
}

/** Without the place of the page. */
export const paramsOf = ({ score, branches, owners }: DuplicateSearch) => ({
  score: score === SHOWN ? "" : String(score),
  branch: branches,
  owner: owners,
});

/** Cards named in an address, each once, in their order. */
export const parseCards = (raw: RawSearch): string[] => ids(raw.card).slice(0, 20);
