import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import type { Reading } from "./file/reading.ts";
import { movedFixes } from "./fixes.ts";
import { asLastTime } from "./guess.ts";
import type { Fix, ImportColumn, ImportMapping } from "./input.ts";
import { guessOwn } from "./kinds/clients/own.ts";
import { kindOf } from "./kinds/kinds.ts";
import type { ImportSettings } from "./settings.ts";
import { type Import, imports } from "./table.ts";
import { importTemplates } from "./template-table.ts";

interface Known {
  columns: ImportColumn[];
  settings?: ImportSettings;
  fixes?: Fix[];
}

/** The file is read another way: what was said of a column holds for the column with the same header. */
export function keptMapping(
  row: Pick<Import, "headers" | "mapping" | "fixes">,
  { columns, headers }: Reading,
): Known {
  const before = new Map(row.headers.map((header, at) => [header, row.mapping[at] ?? null]));
  return {
    columns: columns.map((column) => {
      const field = column.header === "" ? undefined : before.get(column.header);
      if (field === undefined || field === column.guess) return column;
      return { ...column, guess: field, sure: field ? "exact" : "none", ground: "last_time" };
    }),
    fixes: movedFixes(row.fixes, row.headers, headers),
  };
}

/** What is known of such a file: from the template that was chosen, else from the last file with the same headers. */
export async function knownMapping(
  tx: Tx,
  row: Pick<Import, "kind" | "templateId" | "authorId"> & { importId: string },
  { columns, headers }: Reading,
): Promise<Known> {
  if (row.templateId) {
    const [template] = await tx
      .select()
      .from(importTemplates)
      .where(and(eq(importTemplates.id, row.templateId), isNull(importTemplates.deletedAt)));
    if (template) {
      const fields = new Map(template.columns.map(({ header, field }) => [header, field]));
      return {
        columns: asLastTime(
          columns,
          headers.map((header) => fields.get(header) ?? null),
          "template",
        ),
        settings: template.settings,
        fixes: template.fixes.flatMap(({ header, was, text }) => {
          const column = headers.indexOf(header);
          return column < 0 ? [] : [{ column, was, text, rowNo: null }];
        }),
      };
    }
  }
  const last = await rememberedMapping(tx, row, headers);
  return { columns: last ? asLastTime(columns, last) : await guessedOwn(tx, row.kind, columns) };
}

/** How the same person last mapped a file with these very headers. */
async function rememberedMapping(
  tx: Tx,
  { importId, authorId, kind }: Pick<Import, "kind" | "authorId"> & { importId: string },
  headers: string[],
): Promise<ImportMapping | null> {
  const [last] = await tx
    .select({ mapping: imports.mapping })
    .from(imports)
    .where(
      and(
        eq(imports.authorId, authorId),
        eq(imports.kind, kind),
        ne(imports.id, importId),
        sql`${imports.startedAt} is not null`,
        sql`${imports.headers} = ${JSON.stringify(headers)}::text::jsonb`,
      ),
    )
    .orderBy(desc(imports.createdAt))
    .limit(1);
  return last?.mapping ?? null;
}

const guessedOwn = async (tx: Tx, kind: Import["kind"], columns: ImportColumn[]) =>
  kindOf(kind).takesOwn ? guessOwn(columns, tx) : columns;
