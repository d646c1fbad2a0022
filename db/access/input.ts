import { z } from "zod";
import { clean } from "#db/values/text.ts";

const whole = (from: number, to: number) => z.int().min(from).max(to);

export const saveWatch = z.strictObject({
  viewsAnHour: whole(5, 10_000),
  /** A page of the list must not be an alarm. */
  listedAnHour: whole(50, 100_000),
  timesUsual: whole(1, 100),
  exportRows: whole(1, 1_000_000),
  reassigned: whole(2, 100_000),
  nightFrom: whole(0, 23),
  nightTo: whole(0, 23),
  nightViews: whole(1, 10_000),
  /** A year at least: a leak is often found late. */
  keepDays: whole(365, 3_650),
  version: whole(0, 1_000_000),
});

export const checkAnomaly = z.strictObject({
  id: z.guid(),
  version: whole(1, 1_000_000),
  remark: z.string().max(500).transform(clean).pipe(z.string().min(1)),
});
