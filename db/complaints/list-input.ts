import type { ComplaintKind, ComplaintSeverity, ComplaintType } from "#db/complaints/registries.ts";
import type { ComplaintState } from "#db/complaints/states.ts";

/** Parts of the book: what is owed to clients, what is answered and not closed yet, what is done with. */
export const complaintGroups = ["open", "answered", "closed", "all"] as const;
export type ComplaintGroup = (typeof complaintGroups)[number];

export const complaintSorts = ["due", "registered"] as const;
export type ComplaintSort = (typeof complaintSorts)[number];

/** In place of an owner's id: whoever asks. */
export const ME = "me";

/** What the book is asked for. Empty lists, null and false do not narrow it. */
export interface ComplaintSearch {
  q: string;
  group: ComplaintGroup;
  states: readonly ComplaintState[];
  kinds: readonly ComplaintKind[];
  types: readonly ComplaintType[];
  severities: readonly ComplaintSeverity[];
  branches: readonly string[];
  /** `me` also finds what is being handed to the one who asks. */
  owner: string | null;
  clientId: string | null;
  /** Our own term has passed, or the day we steer by. */
  overdue: boolean;
  /** Overdue, or the day we steer by is two working days away at most. */
  near: boolean;
  sort: ComplaintSort;
  descending: boolean;
  /** Keys of the row after which, or before which, the page stands. */
  after: string | null;
  before: string | null;
}

export const emptyComplaintSearch: ComplaintSearch = {
  q: "",
  group: "open",
  states: [],
  kinds: [],
  types: [],
  severities: [],
  branches: [],
  owner: null,
  clientId: null,
  overdue: false,
  near: false,
  sort: "due",
  descending: false,
  after: null,
  before: null,
};
