import { z } from "zod";
import { line } from "#db/contacts/input.ts";
import { isNearDate } from "#db/values/dates.ts";
import { PRICE_PLACES, parseDecimal } from "#db/values/unit-price.ts";

const key = z.string().min(8).max(64);
const expectedVersion = z.int().positive();
const name = line(300).pipe(z.string().min(1));

/** Roubles as people type them, as the decimal text that is stored. */
export const price = z
  .string()
  .max(40)
  .transform((text, context) => {
    const read = parseDecimal(text, PRICE_PLACES);
    if (read !== null && !read.startsWith("-")) return read;
    context.addIssue({ code: "custom", message: "product_price" });
    return z.NEVER;
  });

const product = {
  code: line(80).pipe(z.string().min(1, { error: "product_code" })),
  name,
  unit: line(20).transform((text) => text || "шт."),
  groupId: z.guid().nullable(),
};

export const addProduct = z.strictObject({
  key,
  ...product,
  price: z.union([price, z.literal("")]).optional(),
});
export const editProduct = z.strictObject({ id: z.guid(), expectedVersion, ...product });
export const archiveProduct = z.strictObject({ id: z.guid(), expectedVersion });

export const setPrice = z.strictObject({
  id: z.guid(),
  expectedVersion,
  validFrom: z.string().refine(isNearDate),
  /** Null takes the row of that day out of the list. */
  price: price.nullable(),
});

const group = { name: line(120).pipe(z.string().min(1)), parentId: z.guid().nullable() };
export const addGroup = z.strictObject({ key, ...group });
export const editGroup = z.strictObject({ id: z.guid(), expectedVersion, ...group });
export const removeGroup = z.strictObject({ id: z.guid(), expectedVersion });

export type AddProduct = z.output<typeof addProduct>;
export type EditProduct = z.output<typeof editProduct>;
export type ArchiveProduct = z.output<typeof archiveProduct>;
export type SetPrice = z.output<typeof setPrice>;
export type AddGroup = z.output<typeof addGroup>;
export type EditGroup = z.output<typeof editGroup>;
export type RemoveGroup = z.output<typeof removeGroup>;
