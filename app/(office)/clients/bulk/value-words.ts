import type { BulkKind } from "#db/bulk/input.ts";
import { clientStatuses } from "#db/clients/registries.ts";
import type { SegmentNames } from "#db/segments/names.ts";
import type { Locale } from "#db/values/text.ts";

/** A value of a change as a person would say it: names instead of ids. */
export function valueWords(
  kind: BulkKind,
  value: string | readonly string[],
  names: SegmentNames,
  locale: Locale,
): string {
  const one = [value].flat().join(", ");
  if (kind === "status") return clientStatuses[one as keyof typeof clientStatuses]?.label[locale] ?? one;
  if (kind === "owner") return names.owners[one] ?? one;
  if (kind === "branch") return names.branches[one] ?? one;
  if (kind === "list_add") return names.lists[one] ?? one;
  return one;
}
