import { z } from "zod";
import { chosenFieldNames } from "#db/merges/fields.ts";

const version = z.int().positive();

/** At most so many cards become one at a time. */
export const MOST_CARDS = 20;

export const mergeClients = z
  .strictObject({
    /** Made once for the page: pressing twice merges once. */
    key: z.string().min(8).max(64),
    /** The first one stays: its link, its number in other systems, its history. */
    cards: z
      .array(z.strictObject({ id: z.guid(), expectedVersion: version }))
      .min(2)
      .max(MOST_CARDS),
    /** Whose value stands in a field, where it is not the usual one. */
    choice: z.partialRecord(z.enum(chosenFieldNames), z.guid()).default({}),
    /** The same for the fields of the company, by their ids. */
    own: z.record(z.guid(), z.guid()).default({}),
    /** People who are one: the others go into the first. */
    people: z.array(z.array(z.guid()).min(2).max(MOST_CARDS)).max(100).default([]),
  })
  .refine(({ cards }) => new Set(cards.map(({ id }) => id)).size === cards.length, { path: ["cards"] });

export const undoMerge = z.strictObject({ id: z.guid() });

export type MergeClients = z.output<typeof mergeClients>;
export type UndoMerge = z.output<typeof undoMerge>;
