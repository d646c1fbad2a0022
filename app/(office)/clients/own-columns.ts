import type { ReactNode } from "react";
import type { Words } from "#app/words.ts";
import type { Column } from "#components/data-table/column.ts";
import type { ClientSort } from "#db/clients/list-input.ts";
import type { ClientRow } from "#db/clients/queries.ts";
import { fieldKinds, sayOwn } from "#db/fields/kinds.ts";
import type { OwnField } from "#db/fields/queries.ts";
import { type OwnName, ownName, readOwnName } from "#db/fields/value.ts";
import type { Locale } from "#db/values/text.ts";
import type { ChoosableColumn } from "./search.ts";

/** A field of the company; its name is cut like any text of a table. */
export function ownColumn(field: OwnField, locale: Locale, hidden: ReactNode): Column<ClientRow> {
  const said = ({ more }: ClientRow) => sayOwn(field, more?.own?.[field.id], locale);
  const isNumber = field.kind === "number";
  return {
    key: ownName(field),
    header: field.name,
    // Null: there is one in a personal field, not for this person to see.
    cell: (row) => (row.more?.own?.[field.id] === null ? hidden : said(row) || null),
    title: field.kind === "text" || field.kind === "choice" ? said : undefined,
    align: isNumber ? "end" : undefined,
    // Wide enough for its name, within reason.
    width: Math.min(Math.max(field.kind === "text" ? 176 : 112, field.name.length * 7 + 32), 208),
    sortable: fieldKinds[field.kind].sorted !== undefined,
    firstSort: isNumber ? "desc" : undefined,
    hideable: true,
  };
}

/** What stands above a column, also of one that is shown nowhere any more. */
export function columnLabel(
  key: ClientSort | ChoosableColumn,
  { t, fields }: { t: Words<"clients">; fields: readonly OwnField[] },
): string {
  const own = readOwnName(key);
  if (!own) return t(`columns.${key as Exclude<ClientSort | ChoosableColumn, OwnName>}`);
  return fields.find(({ id }) => id === own.id)?.name ?? t("goneColumn");
}
