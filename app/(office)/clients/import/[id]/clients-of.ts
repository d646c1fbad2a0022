import type { SegmentTree } from "#db/segments/tree.ts";
import { encodeTree } from "#db/segments/tree-address.ts";

const ofImport = (importId: string): SegmentTree => ({
  ...{ type: "group", join: "and", not: false },
  children: [{ type: "condition", field: "import", operator: "any", value: [importId] }],
});

/** The list of clients, asked for those of this file. */
export const clientsOf = (importId: string): string => `/clients?if=${encodeTree(ofImport(importId))}`;
