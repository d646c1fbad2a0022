import { Section } from "#components/section.tsx";
import { duplicateCodes, type ProblemCode, problems } from "#db/imports/problems.ts";
import {
  countProblems,
  type getImport,
  listProblems,
  type ProblemFilter,
  sampleProblems,
} from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { ProblemChips } from "./problem-chips.tsx";
import { ProblemsTable } from "./problems-table.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

const shownAtOnce = 50;

/** «?show=» of the page as a filter; anything else is no filter. */
export function parseFilter(show: string | string[] | undefined): ProblemFilter {
  if (show === "errors" || show === "duplicates") return show;
  return typeof show === "string" && Object.hasOwn(problems, show) ? (show as ProblemCode) : "all";
}

/** What is odd about the file: some examples of each kind, or one kind row by row. */
export async function ProblemsSection({
  of,
  filter,
  view,
}: {
  of: Import;
  filter: ProblemFilter;
  view: View;
}) {
  const { actor, t } = view;
  const [counts, rows] = await Promise.all([
    countProblems(actor, of.id),
    filter === "all" ? sampleProblems(actor, of.id) : listProblems(actor, of.id, filter, shownAtOnce),
  ]);
  if (counts.length === 0) return <p className="mt-4 text-sm text-ink-2">{t("check.clean")}</p>;
  const number = (value: number) => formatNumber(value, actor.locale);
  const sum = (wanted: ProblemFilter) =>
    counts.filter(({ code }) => matches(code, wanted)).reduce((all, { count }) => all + count, 0);
  const label = (code: ProblemCode) => typo(say(problems[code].label, actor.locale), actor.locale);
  const oneKind = filter !== "all" && filter !== "errors" && filter !== "duplicates";
  return (
    <Section level={3} title={t("check.problems")} count={number(sum("all"))} className="mt-7">
      <ProblemChips
        label={t("check.filter")}
        href={`/clients/import/${of.id}`}
        current={filter}
        locale={actor.locale}
        items={[
          { value: "all", label: t("check.all"), count: sum("all") },
          { value: "errors", label: t("check.errors"), count: sum("errors") },
          { value: "duplicates", label: t("check.duplicates"), count: sum("duplicates") },
          ...(oneKind ? [{ value: filter, label: label(filter), count: sum(filter) }] : []),
        ]}
      />
      <ProblemsTable
        rows={rows}
        of={of}
        groups={filter === "all" ? new Map(counts.map(({ code, count }) => [code, count])) : undefined}
        view={view}
      />
      {filter !== "all" && sum(filter) > rows.length ? (
        <p className="mt-2 text-xs text-ink-3">
          {t("check.first", { shown: number(rows.length), total: number(sum(filter)) })}
        </p>
      ) : null}
    </Section>
  );
}

function matches(code: ProblemCode, filter: ProblemFilter): boolean {
  if (filter === "all") return true;
  if (filter === "errors") return problems[code].level === "error";
  if (filter === "duplicates") return duplicateCodes.includes(code);
  return code === filter;
}
