import type { BulkKind } from "#db/bulk/input.ts";
import { clientStatuses } from "#db/clients/registries.ts";
import { ownOfText, sayOwn } from "#db/fields/kinds.ts";
import type { SegmentNames } from "#db/segments/names.ts";
import type { Locale } from "#db/values/text.ts";

/** A value of a change as a person would say it: names instead of ids. */
export function valueWords(
  change: { kind: BulkKind; field?: string },
  value: string | number | boolean | readonly string[],
  names: SegmentNames,
  locale: Locale,
): string {
  const { kind } = change;
  const one = [value].flat().join(", ");
  if (kind === "own") return ownValueWords(one, names.own?.[change.field ?? ""], locale);
  if (kind === "status") return clientStatuses[one as keyof typeof clientStatuses]?.label[locale] ?? one;
  if (kind === "owner") return names.owners[one] ?? one;
  if (kind === "branch") return names.branches[one] ?? one;
  if (kind === "list_add") return names.lists[one] ?? one;
  return one;
}

type OwnNames = NonNullable<SegmentNames["own"]>[string];

/** The value of a field of the company out of a change, which keeps it as text once it has been stored. */
function ownValueWords(value: string, field: OwnNames | undefined, locale: Locale): string {
  if (!field) return value;
  const { kind, choices } = field;
  const known = Object.entries(choices).map(([id, label]) => ({ id, label }));
  return sayOwn({ kind, choices: known }, ownOfText(kind, value), locale);
}
