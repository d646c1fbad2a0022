import { stringify } from "csv-stringify/sync";
import type { Actor } from "#db/actor.ts";
import { safeCell } from "#db/exports/csv.ts";
import { db, type Reader } from "#db/index.ts";
import { type Locale, say } from "#db/values/locale.ts";
import { listLeftRows } from "./problem-queries.ts";
import { problems, type RowProblem } from "./problems.ts";
import { getImport } from "./queries.ts";

const PORTION = 2_000;
const whatIsWrong = { ru: "Что не так", en: "What is wrong" };

/** «Он уже был в строке 118, вторую не запишем» */
export function remarkText({ code, about }: Pick<RowProblem, "code" | "about">, locale: Locale): string {
  return say(problems[code].remark, locale).replace("{about}", () => about ?? "");
}

/** «Этот же клиент стоит в файле дважды. Он уже был в строке 118, вторую не запишем» */
export function problemText(problem: Pick<RowProblem, "code" | "about">, locale: Locale): string {
  return `${say(problems[problem.code].label, locale)}. ${remarkText(problem, locale)}`;
}

/**
 * The rows that were not written, with their own columns and one more that says why: CSV as the Russian Excel opens
 * it (`;`, BOM, CRLF), portion by portion. Cells that a spreadsheet would run as formulas are made harmless.
 */
export async function* errorFile(
  actor: Actor,
  importId: string,
  locale: Locale,
  reader: Reader = db,
): AsyncGenerator<string> {
  const { headers } = await getImport(actor, importId, reader);
  yield `\uFEFF${line([...headers, whatIsWrong[locale]])}`;
  for (let after = 0; ; ) {
    const rows = await listLeftRows(actor, importId, after, PORTION, reader);
    yield rows
      .map(({ cells, problems: found }) => line([...cells, reasons(found, headers, locale)]))
      .join("");
    if (rows.length < PORTION) return;
    after = rows.at(-1)?.rowNo ?? after;
  }
}

function reasons(found: readonly RowProblem[], headers: readonly string[], locale: Locale): string {
  return found
    .filter(({ level }) => level !== "warning")
    .map((problem) => {
      const header = problem.column === null ? "" : headers[problem.column];
      return header ? `${header}: ${problemText(problem, locale)}` : problemText(problem, locale);
    })
    .join("; ");
}

const line = (cells: readonly string[]) =>
  stringify([cells.map(safeCell)], { delimiter: ";", record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
