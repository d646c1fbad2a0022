import { Figures } from "#components/figures.tsx";
import type { getImport, ProblemFilter } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import type { View } from "../translator.ts";
import { Fold } from "./fold.tsx";
import { OrderButton } from "./order-button.tsx";
import { ProblemsSection } from "./problems-section.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

/** What would become of every row, and what is odd about it. */
export function CheckMoment({ of, filter, view }: { of: Import; filter: ProblemFilter; view: View }) {
  const list = <ProblemsSection of={of} filter={filter} view={view} />;
  const behind = of.state !== "ready" && filter === "all";
  return (
    <>
      <PlanFigures of={of} view={view} />
      {of.state === "ready" ? <Start of={of} view={view} /> : null}
      {behind ? (
        <div className="mt-4">
          <Fold label={view.t("check.show")}>{list}</Fold>
        </div>
      ) : (
        list
      )}
    </>
  );
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
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
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
