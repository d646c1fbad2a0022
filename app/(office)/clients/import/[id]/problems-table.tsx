import { Fragment } from "react";
import { cx } from "#components/cx.ts";
import { remarkText } from "#db/imports/error-file.ts";
import { type ProblemGroup, samplesOfKind } from "#db/imports/problem-queries.ts";
import { problems } from "#db/imports/problems.ts";
import type { getImport } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { FixCell } from "./fix-cell.tsx";
import { rowTitle } from "./row-title.ts";

type Import = Awaited<ReturnType<typeof getImport>>;

interface Props {
  rows: readonly ProblemGroup[];
  of: Import;
  /** How often each kind occurs: then the rows are examples under a heading for each kind. */
  groups?: ReadonlyMap<string, number>;
  view: View;
}

/** Trouble by trouble: which row and column, what stands there and what it is to be, what is wrong and what becomes of it. */
export function ProblemsTable({ rows, of, groups, view }: Props) {
  const { t } = view;
  const heads = [
    { head: t("check.client"), width: "w-[20%]" },
    { head: t("check.column"), width: "w-[13%]" },
    { head: t("check.value"), width: undefined },
    { head: t("check.problem"), width: "w-[32%]" },
  ];
  return (
    <table className="w-full max-md:block max-md:[&>tbody]:block table-fixed border-collapse text-sm">
      <caption className="sr-only">{t("check.caption")}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-xs text-ink-3 [&>th]:h-8 [&>th]:pr-4 [&>th]:font-medium">
          <th scope="col" className="w-20 text-right">
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
            <Problem row={row} place={index} of={of} named={groups === undefined} view={view} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

type KindProps = { code: ProblemGroup["problem"]["code"]; count: number; of: Import; view: View };

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

type ProblemProps = { row: ProblemGroup; place: number; of: Import; named: boolean; view: View };

function Problem({ row, place, of, named, view }: ProblemProps) {
  const { actor, t } = view;
  const { problem, times } = row;
  const header = problem.column === null ? "" : (of.headers[problem.column] ?? "");
  const text = typo(remarkText(problem, actor.locale), actor.locale);
  return (
    <tr className="border-b border-line align-top max-md:grid max-md:gap-1 max-md:py-2 [&>td]:pr-4 md:[&>td]:py-2">
      <td className="text-ink-3 tabular-nums md:text-right">
        {times > 1 ? (
          t("check.rows", { count: times })
        ) : (
          <>
            <span className="md:hidden">{t("check.row")} </span>
            {formatNumber(row.rowNo, actor.locale)}
          </>
        )}
      </td>
      <td className="font-medium break-words">
        <span className="line-clamp-3">{rowTitle(row.cells, of)}</span>
        {times > 1 ? (
          <span className="block text-xs font-normal text-ink-3">
            {t("check.others", { count: times - 1 })}
          </span>
        ) : null}
      </td>
      <td className="break-words text-ink-2">{header}</td>
      <td className="break-words">
        <FixCell row={row} place={place} of={of} view={view} />
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
