import { z } from "zod";
import { roleNames } from "#db/staff/roles.ts";
import { NARROWEST, WIDEST } from "#db/values/column-width.ts";
import { clean } from "#db/values/text.ts";

const name = z.string().max(80).transform(clean).pipe(z.string().min(1));
const version = z.int().positive();
const key = z.string().min(8).max(64);

/** What the list looks like: of the query only what is in it, so that no place of a page is kept. */
const look = {
  query: z.string().max(8_000),
  columns: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][\w:-]{0,60}$/i),
        width: z.int().min(NARROWEST).max(WIDEST).optional(),
      }),
    )
    .max(60),
};

export const createView = z.strictObject({ key, name, shared: z.boolean(), ...look });
/** «Обновить вид»: the list as it is now takes the place of what was saved. */
export const overwriteView = z.strictObject({ id: z.guid(), expectedVersion: version, ...look });
export const renameView = z.strictObject({
  id: z.guid(),
  expectedVersion: version,
  name,
  shared: z.boolean(),
});
export const duplicateView = z.strictObject({ key, id: z.guid(), name });
export const deleteView = z.strictObject({ id: z.guid(), expectedVersion: version });

export const setDefault = z.strictObject({
  /** Null takes the default away. */
  viewId: z.guid().nullable(),
  for: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("me") }),
    z.strictObject({ kind: z.literal("role"), role: z.enum(roleNames) }),
    z.strictObject({ kind: z.literal("company") }),
  ]),
});

export type CreateView = z.output<typeof createView>;
export type OverwriteView = z.output<typeof overwriteView>;
export type RenameView = z.output<typeof renameView>;
export type DuplicateView = z.output<typeof duplicateView>;
export type DeleteView = z.output<typeof deleteView>;
export type SetDefault = z.output<typeof setDefault>;
