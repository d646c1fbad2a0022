import { type SQL, sql } from "drizzle-orm";
import type { Client } from "#db/clients/table.ts";
import { Refused } from "#db/errors.ts";
import type { OwnValues } from "#db/fields/value.ts";
import type { ChosenField } from "./field-names.ts";

export { type ChosenField, chosenFieldNames, chosenFields } from "./field-names.ts";

/** Whose value stands in a field of the company, by the field's id. */
export type OwnChoice = Readonly<Record<string, string>>;

/** The card whose value stands in a field of the company when nobody chooses: the first that says anything. */
export const usualOwn = (fieldId: string, cards: readonly Pick<Client, "id" | "own">[]): string =>
  (cards.find(({ own }) => own[fieldId] !== undefined) ?? cards[0])?.id ?? "";

/** Fields of the company as they stand together. A chosen card that says nothing leaves the field empty. */
export function ownTogether(cards: readonly Client[], choice: OwnChoice): OwnValues {
  const ids = [...new Set(cards.flatMap(({ own }) => Object.keys(own)))];
  return Object.fromEntries(
    ids.flatMap((id) => {
      const wanted = choice[id] ?? usualOwn(id, cards);
      const card = cards.find((one) => one.id === wanted);
      if (!card) throw new Refused("merge_foreign_choice", { field: id });
      const value = card.own[id];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

const lines = (text: string | null) => (text ?? "").split("\n").filter(Boolean);

/** Columns in which nothing is chosen because nothing is lost: what all cards say stands together. */
export const joinedFields: Readonly<Record<string, (cards: readonly Client[], own: OwnChoice) => SQL>> = {
  note: (cards) => {
    const all = [...new Set(cards.flatMap(({ note }) => lines(note)))].join("\n");
    // A note that has the same lines already keeps its own empty ones.
    return lines(cards[0]?.note ?? null).join("\n") === all ? sql`t.note` : sql`${all || null}::text`;
  },
  own: (cards, choice) => sql`${JSON.stringify(ownTogether(cards, choice))}::text::jsonb`,
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
