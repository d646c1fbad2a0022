import { cx } from "#components/cx.ts";
import { problemText } from "#db/imports/error-file.ts";
import type { getImport, listProblems } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";

type Row = Awaited<ReturnType<typeof listProblems>>[number];
type Import = Awaited<ReturnType<typeof getImport>>;

/** Trouble by trouble: which row and column, what stands there, what is wrong and whether the row goes in. */
export function ProblemsTable({ rows, of, view }: { rows: readonly Row[]; of: Import; view: View }) {
  const { t } = view;
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{t("check.caption")}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-xs text-ink-3 [&>th]:h-8 [&>th]:pr-4 [&>th]:font-medium">
          <th scope="col" className="w-16 text-right">
            {t("check.row")}
          </th>
          <th scope="col">{t("check.client")}</th>
          <th scope="col">{t("check.column")}</th>
          <th scope="col">{t("check.value")}</th>
          <th scope="col">{t("check.problem")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell may have the same trouble twice
          <Problem key={index} row={row} of={of} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function Problem({ row, of, view: { actor, t } }: { row: Row; of: Import; view: View }) {
  const { problem } = row;
  const header = problem.column === null ? "" : (of.headers[problem.column] ?? "");
  const text = typo(problemText(problem, actor.locale), actor.locale);
  return (
    <tr className="border-b border-line align-top max-md:grid max-md:gap-0.5 max-md:py-2 [&>td]:pr-4 md:[&>td]:py-2">
      <td className="text-ink-3 tabular-nums md:text-right">
        <span className="md:hidden">{t("check.row")} </span>
        {formatNumber(row.rowNo, actor.locale)}
      </td>
      <td className="font-medium break-words md:max-w-[220px]">{nameOf(row, of)}</td>
      <td className="text-ink-2 break-words md:max-w-[160px]">{header}</td>
      <td className="break-words md:max-w-[240px]">
        {problem.value === "" ? (
          <span className="text-ink-3">{t("check.empty")}</span>
        ) : (
          <span className="line-clamp-3">{problem.value}</span>
        )}
      </td>
      <td className={cx("md:max-w-[320px]", problem.level === "error" ? "text-late" : "text-ink-2")}>
        {problem.clientId ? (
          <a className="link" href={`/clients/${problem.clientId}`}>
            {text}
          </a>
        ) : (
          text
        )}
      </td>
    </tr>
  );
}

/** The name the row gives, be it from its own column or the legal one. */
function nameOf({ cells }: Row, { mapping }: Import): string {
  for (const field of ["name", "legal_name", "person"] as const) {
    const column = mapping.indexOf(field);
    if (column >= 0 && cells[column]) return cells[column].slice(0, 200);
  }
  return "";
}
