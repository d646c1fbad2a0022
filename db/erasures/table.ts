import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "#db/columns.ts";
import type { ErasureGround } from "#db/erasures/grounds.ts";
import type { KeptKey } from "#db/erasures/kept.ts";
import type { MatterKey } from "#db/erasures/matters.ts";

export type SubjectKind = "contact" | "client";

/**
 * Acts of erasure (152-ФЗ article 21): whom by the id of the record and never by name, why, by whose order, and in the end
 * what was blanked. The application's role may order and read; only the owner of the tables carries out and writes how.
 */
export const erasures = pgTable(
  "erasures",
  {
    id: id(),
    /** «акт № 3». */
    number: integer("number").notNull().unique(),
    subjectKind: text("subject_kind").$type<SubjectKind>().notNull(),
    subjectId: uuid("subject_id").notNull(),
    ground: text("ground").$type<ErasureGround>().notNull(),
    /** The paper it goes by: «заявление вх. № 15 от 20.03.2026». */
    basis: text("basis").notNull(),
    orderedAt: instant("ordered_at").notNull(),
    /** No foreign key: the act outlives a restore into an older base. */
    orderedBy: uuid("ordered_by").notNull(),
    doneAt: instant("done_at"),
    /** Records blanked or taken away, by matter; what a sweep found elsewhere, by table. */
    tally: jsonb("tally").$type<Partial<Record<MatterKey, number>>>(),
    swept: jsonb("swept").$type<Record<string, number>>(),
    kept: jsonb("kept").$type<KeptKey[]>(),
    /** When it was carried out once more, over a copy from before it. */
    repeatedAt: instant("repeated_at"),
  },
  (t) => [
    check("erasures_subject", sql`${t.subjectKind} in ('contact', 'client')`),
    check("erasures_done", sql`(${t.doneAt} is null) = (${t.tally} is null)`),
    index("erasures_of").on(t.subjectId),
  ],
);

/**
 * What stays of a person's addresses: keyed hashes, by which a new import is known to bring the same ones back. Written by
 * the owner only.
 */
export const erasedPoints = pgTable("erased_points", {
  hash: text("hash").primaryKey(),
  kind: text("kind").$type<"email" | "phone">().notNull(),
  erasureId: uuid("erasure_id").notNull(),
});

export type Erasure = typeof erasures.$inferSelect;

/** Whoever has an act made of them is named so wherever a name must stand. */
export const stubOf = (number: number): string => `Удалённое лицо № ${number}`;
