import { z } from "zod";
import { chosenFieldNames } from "#db/merges/fields.ts";
import { personFieldNames } from "#db/merges/person-fields.ts";

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

export const mergePeople = z
  .strictObject({
    key: z.string().min(8).max(64),
    /** The first one stays. */
    people: z
      .array(z.strictObject({ id: z.guid(), expectedVersion: version }))
      .min(2)
      .max(MOST_CARDS),
    /** Whose value stands in a part of the name, where it is not the usual one. */
    choice: z.partialRecord(z.enum(personFieldNames), z.guid()).default({}),
    /** Of a client for whom several of them stand: whose place is the common one's. */
    places: z.record(z.guid(), z.guid()).default({}),
  })
  .refine(({ people }) => new Set(people.map(({ id }) => id)).size === people.length, { path: ["people"] });

export const undoMerge = z.strictObject({ id: z.guid() });

export type MergeClients = z.output<typeof mergeClients>;
export type MergePeople = z.output<typeof mergePeople>;
export type UndoMerge = z.output<typeof undoMerge>;
