import { z } from "zod";
import { keysOf } from "#db/clients/registries.ts";
import { exportFormats } from "#db/exports/formats.ts";
import { exportKindNames } from "#db/exports/kinds.ts";

/** `filter` is what the list of the kind was narrowed by, read from its address by the list's own parser. */
export const orderExport = z.strictObject({
  key: z.string().min(8).max(64),
  kind: z.enum(exportKindNames),
  format: z.enum(keysOf(exportFormats)),
  columns: z.array(z.string().max(64)).min(1).max(100),
  filter: z.record(z.string(), z.unknown()),
  filterWords: z.array(z.string().max(400)).max(40),
});

export type OrderExport = z.output<typeof orderExport>;
