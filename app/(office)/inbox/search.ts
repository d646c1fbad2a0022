import { z } from "zod";
import { address } from "#components/data-table/address.ts";
import { type InboxHeap, inboxHeaps } from "#db/inbox/queries.ts";

export interface InboxSearch {
  heap: InboxHeap;
  before?: string;
}

/** What the address of the page asks for; what it cannot mean is the first page of what waits. */
export function readSearch(raw: Record<string, string | string[] | undefined>): InboxSearch {
  const first = (value: string | string[] | undefined) => [value ?? []].flat()[0];
  return {
    heap: inboxHeaps.find((heap) => heap === first(raw.show)) ?? "waiting",
    before: z.guid().safeParse(first(raw.before)).data,
  };
}

export const inboxHref = ({ heap, before }: InboxSearch): string =>
  address("/inbox", { show: heap === "waiting" ? "" : heap, before: before ?? "" });
