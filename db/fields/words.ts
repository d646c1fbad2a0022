import { sayOwn } from "#db/fields/kinds.ts";
import type { OwnField } from "#db/fields/queries.ts";
import type { OwnValues } from "#db/fields/value.ts";
import type { Locale } from "#db/values/text.ts";

/** Everything a client has in the company's fields, archived ones too, as names and words. */
export const ownWords = (own: OwnValues, fields: ReadonlyMap<string, OwnField>, locale: Locale) =>
  Object.entries(own).flatMap(([id, value]) => {
    const field = fields.get(id);
    const words = field ? sayOwn(field, value, locale) : "";
    return field && words ? [{ name: field.name, words }] : [];
  });
