import { type TimelineFilter, timelineFilters } from "#db/clients/timeline-filters.ts";
import type { RawSearch } from "../search.ts";

export interface FeedSearch {
  show: TimelineFilter;
  /** Place of the entry before which this page of the feed begins. */
  before: string | null;
}

export function parseFeed(raw: RawSearch): FeedSearch {
  const one = (value: string | string[] | undefined) => [value ?? []].flat()[0];
  return {
    show: timelineFilters.find((name) => name === one(raw.show)) ?? "all",
    before: one(raw.before)?.slice(0, 100) ?? null,
  };
}

/** The address of another part of the feed; it opens at the feed and not at the top of the page. */
export function feedHref(id: string, { show, before }: FeedSearch): string {
  const query = new URLSearchParams();
  if (show !== "all") query.set("show", show);
  if (before) query.set("before", before);
  return `/clients/${id}${query.size > 0 ? `?${query}` : ""}#feed`;
}
