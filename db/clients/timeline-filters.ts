import type { InteractionKind } from "#db/interactions/kinds.ts";

export const timelineFilters = ["all", "promises", "talks", "letters", "money", "notes", "changes"] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

/** Which talks each part of the feed shows; promises stand in «all» and in their own. */
export const kindsOf: Record<TimelineFilter, readonly InteractionKind[]> = {
  all: ["call", "meeting", "letter", "message", "note"],
  promises: [],
  talks: ["call", "meeting"],
  letters: ["letter", "message"],
  money: [],
  notes: ["note"],
  changes: [],
};
