import type { ClassParameters } from "#db/classes/table.ts";

/** Whether the parameters have been changed since something was counted by others. */
export const isOtherRule = (counted: ClassParameters, now: ClassParameters): boolean =>
  (Object.keys(counted) as (keyof ClassParameters)[]).some((name) => counted[name] !== now[name]);
