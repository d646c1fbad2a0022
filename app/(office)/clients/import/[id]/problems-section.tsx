import { Section } from "#components/section.tsx";
import { countProblems, groupProblems, type ProblemFilter } from "#db/imports/problem-queries.ts";
import { duplicateCodes, type ProblemCode, problems } from "#db/imports/problems.ts";
import type { getImport } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { FixForm } from "./fix-form.tsx";
import { FixedList } from "./fixed-list.tsx";
import { ProblemChips } from "./problem-chips.tsx";
import { ProblemsTable } from "./problems-table.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

const shownAtOnce = 50;

/** «?show=» of the page as a filter; anything else is no filter. */
export function parseFilter(show: string | string[] | undefined): ProblemFilter {
  if (show === "errors" || show === "duplicates" || show === "skipped") return show;
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
    groupProblems(actor, of.id, filter, filter === "all" ? 1_000 : shownAtOnce),
  ]);
  if (counts.length === 0) {
    return (
      <>
        <p className="mt-4 text-sm text-ink-2">{t("check.clean")}</p>
        <FixedList of={of} view={view} />
      </>
    );
  }
  const number = (value: number) => formatNumber(value, actor.locale);
  const sum = (wanted: ProblemFilter) =>
    counts.filter(({ code }) => matches(code, wanted)).reduce((all, { count }) => all + count, 0);
  const label = (code: ProblemCode) => typo(say(problems[code].label, actor.locale), actor.locale);
  const oneKind = Object.hasOwn(problems, filter);
  const table = (
    <ProblemsTable
      rows={rows}
      of={of}
      groups={filter === "all" ? new Map(counts.map(({ code, count }) => [code, count])) : undefined}
      view={view}
    />
  );
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
          { value: "skipped", label: t("check.skippedRows"), count: sum("skipped") },
          ...(oneKind ? [{ value: filter, label: label(filter as ProblemCode), count: sum(filter) }] : []),
        ]}
      />
      {of.state === "ready" ? (
        <FixForm
          key={of.version}
          target={{ importId: of.id, version: of.version }}
          label={t("check.mend")}
          pendingLabel={t("map.checking")}
          nothing={t("check.nothingTyped")}
        >
          {table}
        </FixForm>
      ) : (
        table
      )}
      <FixedList of={of} view={view} />
      {filter !== "all" && rows.length === shownAtOnce && sum(filter) > rows.length ? (
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
  if (filter === "skipped") return problems[code].level === "skip";
  return code === filter;
}
