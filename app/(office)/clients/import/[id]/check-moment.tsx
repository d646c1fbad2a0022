import { Figures } from "#components/figures.tsx";
import { Section } from "#components/section.tsx";
import { duplicateCodes, type ProblemCode, problems } from "#db/imports/problems.ts";
import { countProblems, type getImport, listProblems, type ProblemFilter } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { OrderButton } from "./order-button.tsx";
import { ProblemChips } from "./problem-chips.tsx";
import { ProblemsTable } from "./problems-table.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

const shownAtOnce = 50;

/** «?show=» of the page as a filter; anything else is no filter. */
export function parseFilter(show: string | string[] | undefined): ProblemFilter {
  if (show === "errors" || show === "duplicates") return show;
  return typeof show === "string" && Object.hasOwn(problems, show) ? (show as ProblemCode) : "all";
}

/** What would become of every row, and what is odd about it. */
export async function CheckMoment({ of, filter, view }: { of: Import; filter: ProblemFilter; view: View }) {
  const { actor, t } = view;
  const [counts, rows] = await Promise.all([
    countProblems(actor, of.id),
    listProblems(actor, of.id, filter, shownAtOnce),
  ]);
  const total = counts.filter(({ code }) => matches(code, filter)).reduce((sum, { count }) => sum + count, 0);
  const number = (value: number) => formatNumber(value, actor.locale);
  return (
    <>
      <PlanFigures of={of} view={view} />
      {counts.length === 0 ? (
        <p className="mt-4 text-sm text-ink-2">{t("check.clean")}</p>
      ) : (
        <Section
          level={3}
          title={t("check.problems")}
          count={number(counts.reduce((sum, { count }) => sum + count, 0))}
          className="mt-7"
        >
          <ProblemChips
            label={t("check.filter")}
            href={`/clients/import/${of.id}`}
            current={filter}
            locale={actor.locale}
            all={t("check.all")}
            groups={[
              { value: "errors", label: t("check.errors"), count: sumOf(counts, "errors") },
              { value: "duplicates", label: t("check.duplicates"), count: sumOf(counts, "duplicates") },
            ]}
            codes={counts.map(({ code, count }) => ({
              value: code,
              label: typo(say(problems[code].label, actor.locale).replace("{about}", "…"), actor.locale),
              count,
            }))}
          />
          <ProblemsTable rows={rows} of={of} view={view} />
          {total > rows.length ? (
            <p className="mt-2 text-xs text-ink-3">
              {t("check.first", { shown: number(rows.length), total: number(total) })}
            </p>
          ) : null}
        </Section>
      )}
      {of.state === "ready" ? <Start of={of} view={view} /> : null}
    </>
  );
}

const matches = (code: ProblemCode, filter: ProblemFilter) => {
  if (filter === "all") return true;
  if (filter === "errors") return problems[code].level === "error";
  if (filter === "duplicates") return duplicateCodes.includes(code);
  return code === filter;
};

function sumOf(counts: readonly { code: ProblemCode; count: number }[], filter: ProblemFilter): number {
  return counts.filter(({ code }) => matches(code, filter)).reduce((sum, { count }) => sum + count, 0);
}

function PlanFigures({ of, view: { actor, t } }: { of: Import; view: View }) {
  const plan = of.plan ?? { create: 0, update: 0, unchanged: 0, failed: 0 };
  const parts = ["create", "update", "unchanged", "failed"] as const;
  return (
    <Figures
      items={[
        ...parts.map((part) => ({
          label: t(`check.${part}`),
          value: formatNumber(plan[part], actor.locale),
          note: t(`check.${part}Note`),
          tone: part === "failed" && plan.failed > 0 ? ("late" as const) : undefined,
        })),
        { label: t("check.total"), value: formatNumber(of.total, actor.locale), note: t("check.totalNote") },
      ]}
    />
  );
}

function Start({ of, view: { t } }: { of: Import; view: View }) {
  const plan = of.plan ?? { create: 0, update: 0, failed: 0 };
  const count = plan.create + plan.update;
  return (
    <div className="mt-4 grid justify-items-end gap-2 max-md:justify-items-start">
      {count > 0 ? (
        <OrderButton
          order="start"
          variant="primary"
          target={{ importId: of.id, version: of.version }}
          label={t("check.start", { count })}
          pendingLabel={t("check.starting")}
        />
      ) : (
        <p className="text-sm text-ink-2">{t("check.noneToWrite")}</p>
      )}
      {plan.failed > 0 ? (
        <p className="text-xs text-ink-3">{t("check.rest", { count: plan.failed })}</p>
      ) : null}
    </div>
  );
}
