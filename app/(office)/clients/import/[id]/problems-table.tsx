import { Fragment } from "react";
import { cx } from "#components/cx.ts";
import { remarkText } from "#db/imports/error-file.ts";
import { problems } from "#db/imports/problems.ts";
import { type getImport, type listProblems, samplesOfKind } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";

type Row = Awaited<ReturnType<typeof listProblems>>[number];
type Import = Awaited<ReturnType<typeof getImport>>;

interface Props {
  rows: readonly Row[];
  of: Import;
  /** How often each kind occurs: then the rows are examples under a heading for each kind. */
  groups?: ReadonlyMap<string, number>;
  view: View;
}

/** Trouble by trouble: which row and column, what stands there, what is wrong and what becomes of it. */
export function ProblemsTable({ rows, of, groups, view }: Props) {
  const { t } = view;
  const heads = [
    { head: t("check.client"), width: undefined },
    { head: t("check.column"), width: "w-[15%]" },
    { head: t("check.value"), width: "w-[22%]" },
    { head: t("check.problem"), width: "w-[34%]" },
  ];
  return (
    <table className="w-full max-md:block max-md:[&>tbody]:block table-fixed border-collapse text-sm">
      <caption className="sr-only">{t("check.caption")}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-xs text-ink-3 [&>th]:h-8 [&>th]:pr-4 [&>th]:font-medium">
          <th scope="col" className="w-16 text-right">
            {t("check.row")}
          </th>
          {heads.map(({ head, width }) => (
            <th key={head} scope="col" className={width}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell may have the same trouble twice
          <Fragment key={index}>
            {groups && rows[index - 1]?.problem.code !== row.problem.code ? (
              <Kind code={row.problem.code} count={groups.get(row.problem.code) ?? 0} of={of} view={view} />
            ) : null}
            <Problem row={row} of={of} named={groups === undefined} view={view} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

type KindProps = { code: Row["problem"]["code"]; count: number; of: Import; view: View };

function Kind({ code, count, of, view: { actor, t } }: KindProps) {
  const { label, level } = problems[code];
  const words = typo(say(label, actor.locale), actor.locale);
  return (
    <tr className="max-md:block">
      <th scope="colgroup" colSpan={5} className="pt-4 pb-1 text-left font-medium max-md:block">
        <span className={level === "error" ? "text-late" : undefined}>{words}</span>{" "}
        {count > samplesOfKind ? (
          <a className="link font-normal whitespace-nowrap" href={`/clients/import/${of.id}?show=${code}`}>
            {t("check.more", { count: formatNumber(count, actor.locale) })}
          </a>
        ) : null}
      </th>
    </tr>
  );
}

type ProblemProps = { row: Row; of: Import; named: boolean; view: View };

function Problem({ row, of, named, view: { actor, t } }: ProblemProps) {
  const { problem } = row;
  const header = problem.column === null ? "" : (of.headers[problem.column] ?? "");
  const text = typo(remarkText(problem, actor.locale), actor.locale);
  return (
    <tr className="border-b border-line align-top max-md:grid max-md:gap-0.5 max-md:py-2 [&>td]:pr-4 md:[&>td]:py-2">
      <td className="text-ink-3 tabular-nums md:text-right">
        <span className="md:hidden">{t("check.row")} </span>
        {formatNumber(row.rowNo, actor.locale)}
      </td>
      <td className="font-medium break-words">
        <span className="line-clamp-3">{nameOf(row, of)}</span>
      </td>
      <td className="break-words text-ink-2">{header}</td>
      <td className="break-words">
        {problem.value === "" ? (
          <span className="text-ink-3">{t("check.empty")}</span>
        ) : (
          <span className="line-clamp-3">{problem.value}</span>
        )}
      </td>
      <td className="text-ink-2">
        {named ? (
          <span className={cx("block", problem.level === "error" ? "text-late" : "text-ink")}>
            {typo(say(problems[problem.code].label, actor.locale), actor.locale)}
          </span>
        ) : null}
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
