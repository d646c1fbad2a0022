import { type SQL, sql } from "drizzle-orm";
import type { Client } from "#db/clients/table.ts";
import type { ChosenField } from "./field-names.ts";

export { type ChosenField, chosenFieldNames, chosenFields } from "./field-names.ts";

const lines = (text: string | null) => (text ?? "").split("\n").filter(Boolean);

/** Columns in which nothing is chosen because nothing is lost: what all cards say stands together. */
export const joinedFields: Readonly<Record<string, (cards: readonly Client[]) => SQL>> = {
  note: (cards) => {
    const all = [...new Set(cards.flatMap(({ note }) => lines(note)))].join("\n");
    // A note that has the same lines already keeps its own empty ones.
    return lines(cards[0]?.note ?? null).join("\n") === all ? sql`t.note` : sql`${all || null}::text`;
  },
  tags: (cards) => {
    const all = [...new Set(cards.flatMap(({ tags }) => tags))].sort();
    return sql`${sql.param(all)}::text[]`;
  },
};

/** Columns that follow from the rest of the base, or are the card's own whatever happens. */
export const otherFields: Readonly<Record<string, "derived" | "own">> = {
  id: "own",
  nameKey: "derived",
  externalId: "derived",
  search: "derived",
  lastContactAt: "derived",
  lastContactKind: "derived",
  nextDueAt: "derived",
  importId: "own",
  archivedAt: "own",
  mergedIntoId: "own",
  createdAt: "own",
  updatedAt: "own",
  version: "own",
};

/** Which card's value stands when nobody chooses: the survivor's, and of the first that says anything where it is silent. */
export function usualChoice(field: ChosenField, cards: readonly Client[]): string {
  const filled = cards.find((card) => card[field] !== null && card[field] !== "");
  return (filled ?? cards[0])?.id ?? "";
}
