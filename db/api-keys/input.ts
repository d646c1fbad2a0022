import { z } from "zod";
import { key, line } from "#db/contacts/input.ts";

export const makeKey = z
  .strictObject({
    key,
    name: line(80).pipe(z.string().min(1)),
    staffId: z.guid().nullable(),
    departmentId: z.guid().nullable(),
    minutes: z.int().min(5).max(4_800),
    source: line(100).pipe(z.string().min(1)),
  })
  .refine(({ staffId, departmentId }) => (staffId === null) !== (departmentId === null), {
    path: ["receiver"],
    error: "addressee_required",
  });
export const revokeKey = z.strictObject({ id: z.guid(), expectedVersion: z.int().positive() });

export type MakeKey = z.output<typeof makeKey>;
export type RevokeKey = z.output<typeof revokeKey>;
