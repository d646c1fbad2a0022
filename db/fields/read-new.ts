import { Refused } from "#db/errors.ts";
import { readOwn } from "#db/fields/kinds.ts";
import { listFields } from "#db/fields/queries.ts";
import { type OwnValue, type OwnValues, ownName } from "#db/fields/value.ts";
import type { Reader } from "#db/index.ts";
import type { Locale } from "#db/values/text.ts";

/** What a new client begins with in the company's fields, as it was typed: each that is required must be there. */
export async function readNewOwn(
  reader: Reader,
  typed: Readonly<Record<string, string>>,
  locale: Locale,
): Promise<OwnValues> {
  const own: Record<string, OwnValue> = {};
  for (const field of await listFields(reader)) {
    const read = readOwn(field, typed[field.id] ?? "", locale);
    const at = { field: ownName(field) };
    if ("fault" in read) throw new Refused(read.fault, at);
    if (read.value === null && field.required) throw new Refused("field_required", at);
    if (read.value !== null) own[field.id] = read.value;
  }
  return own;
}
