import { z } from "zod";
import { borderRules } from "#db/classes/registries.ts";
import { clientClasses, keysOf } from "#db/clients/registries.ts";
import { isNearDate } from "#db/values/dates.ts";
import { clean } from "#db/values/text.ts";

const whole = (from: number, to: number) => z.int().min(from).max(to);
const version = whole(0, 1_000_000);

/** Why a class is set against the count: the next reader must understand it. */
export const classReason = z.string().max(500).transform(clean).pipe(z.string().min(3, "reason_required"));

export const saveClassSettings = z
  .strictObject({
    months: whole(2, 60),
    abcA: whole(1, 98),
    abcB: whole(2, 99),
    border: z.enum(keysOf(borderRules)),
    xyzX: whole(1, 999),
    xyzY: whole(2, 1_000),
    lessReturns: z.boolean(),
    version,
  })
  .refine(({ abcA, abcB }) => abcA < abcB, { path: ["abcB"], error: "class_borders" })
  .refine(({ xyzX, xyzY }) => xyzX < xyzY, { path: ["xyzY"], error: "class_borders" });

export const countClasses = z.strictObject({});

export const overrideClass = z.strictObject({
  clientId: z.guid(),
  class: z.enum(keysOf(clientClasses)),
  reason: classReason,
  /** The last day on which it holds; null until it is lifted. */
  until: z.string().refine(isNearDate).nullable(),
  /** Of the override that stands; 0 when none does. */
  version,
});

export const liftOverride = z.strictObject({ clientId: z.guid(), version });

export type SaveClassSettings = z.output<typeof saveClassSettings>;
export type OverrideClass = z.output<typeof overrideClass>;
export type LiftOverride = z.output<typeof liftOverride>;
