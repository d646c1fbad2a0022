import { address } from "#components/data-table/address.ts";
import type { SegmentField } from "#db/segments/registry.ts";
import type { SegmentCondition } from "#db/segments/tree.ts";
import { encodeTree } from "#db/segments/tree-address.ts";

type Asked = Pick<SegmentCondition, "operator" | "value">;

export const among = (...value: string[]): Asked => ({ operator: "any", value });
export const isSo: Asked = { operator: "yes", value: null };
export const isEmpty: Asked = { operator: "empty", value: null };

/** The list of clients of whom all this is true: what stands behind a number of the report. */
export const listHref = (asked: Partial<Record<SegmentField, Asked>>): string =>
  address("/clients", {
    if: encodeTree({
      ...{ type: "group", join: "and", not: false },
      children: Object.entries(asked).map(([field, one]) => ({ type: "condition", field, ...one })),
    }),
  });
