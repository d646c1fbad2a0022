import { z } from "zod";
import { keysOf } from "#db/clients/registries.ts";
import { erasureGrounds } from "#db/erasures/grounds.ts";
import { clean } from "#db/values/text.ts";

export const orderErasure = z.strictObject({
  key: z.string().min(8).max(64),
  subjectKind: z.enum(["contact", "client"]),
  subjectId: z.guid(),
  ground: z.enum(keysOf(erasureGrounds)),
  basis: z.string().max(300).transform(clean).pipe(z.string().min(3)),
  /** The surname (or the whole name, where there is no other), typed by hand. */
  word: z.string().max(300).transform(clean),
  /** What the screen showed: another one now, and the person looks again. */
  seen: z.string().max(64),
});

export type OrderErasure = z.output<typeof orderErasure>;
