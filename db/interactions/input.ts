import { z } from "zod";
import { term } from "#db/assignments/input.ts";
import { keysOf } from "#db/clients/registries.ts";
import { interactionKinds, outcomes } from "#db/interactions/kinds.ts";
import { clean, cleanMultiline } from "#db/values/text.ts";

/** What was promised in the talk, to be handed to one colleague or to one department. */
const promise = z
  .strictObject({
    title: z.string().max(200).transform(clean).pipe(z.string().min(1)),
    dueAt: term,
    executorId: z.guid().optional(),
    departmentId: z.guid().optional(),
  })
  .refine(({ executorId, departmentId }) => (executorId === undefined) !== (departmentId === undefined), {
    path: ["executorId"],
    message: "addressee_required",
  });

export const recordInteraction = z.strictObject({
  /** Made by the browser once for a draft: sending twice writes down once. */
  key: z.string().min(8).max(50),
  clientId: z.guid(),
  kind: z.enum(keysOf(interactionKinds)),
  contactId: z.guid().optional(),
  direction: z.enum(["in", "out"]).optional(),
  text: z.string().max(10_000).transform(cleanMultiline).pipe(z.string().min(1)),
  outcome: z.enum(keysOf(outcomes)).optional(),
  decision: z
    .string()
    .max(1_000)
    .transform(clean)
    .transform((text) => text || undefined)
    .optional(),
  minutes: z.int().min(0).max(1440).optional(),
  promise: promise.optional(),
});

export type RecordInteraction = z.output<typeof recordInteraction>;
