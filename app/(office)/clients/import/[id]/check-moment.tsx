import { Figures } from "#components/figures.tsx";
import { type Plan, plans } from "#db/imports/input.ts";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import type { ProblemFilter } from "#db/imports/problem-queries.ts";
import type { getImport } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import type { View } from "../translator.ts";
import { Fold } from "./fold.tsx";
import { NamesSection } from "./names-section.tsx";
import { OrderButton } from "./order-button.tsx";
import { ProblemsSection } from "./problems-section.tsx";
import { TwinsSection } from "./twins-section.tsx";
import { UnknownSection } from "./unknown-section.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

/** What would become of every row, what is to be decided, and what is odd about it. */
export function CheckMoment({ of, filter, view }: { of: Import; filter: ProblemFilter; view: View }) {
  const list = (
    <>
      <NamesSection of={of} view={view} />
      {kindOf(of.kind).ofClients ? (
        <UnknownSection of={of} view={view} />
      ) : (
        <TwinsSection of={of} view={view} />
      )}
      <ProblemsSection of={of} filter={filter} view={view} />
    </>
  );
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

/** What is not there in most files is shown only where it is. */
const seldom: readonly Plan[] = ["merged", "skipped", "waiting"];

function PlanFigures({ of, view: { actor, t } }: { of: Import; view: View }) {
  const plan = of.plan;
  if (!plan) return null;
  const { updates } = kindOf(of.kind);
  const shown = plans.filter((part) =>
    plan[part] > 0 ? true : !seldom.includes(part) && (updates || part === "create" || part === "failed"),
  );
  const tones: Partial<Record<Plan, "late" | "soon">> = { failed: "late", waiting: "soon" };
  return (
    <Figures
      items={[
        ...shown.map((part) => ({
          label: t(`check.${part}`),
          value: formatNumber(plan[part], actor.locale),
          note:
            part === "create" || part === "update"
              ? t(`kinds.${of.kind}.${part}Note`)
              : t(`check.${part}Note`),
          tone: plan[part] > 0 ? tones[part] : undefined,
          href: part === "waiting" ? "#undecided" : undefined,
        })),
        { label: t("check.total"), value: formatNumber(of.total, actor.locale), note: t("check.totalNote") },
      ]}
    />
  );
}

function Start({ of, view: { t } }: { of: Import; view: View }) {
  const { plan } = of;
  const count = plan ? plan.create + plan.update + plan.merged : 0;
  const out = plan ? plan.failed + plan.waiting : 0;
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
        <p className="text-sm text-ink-2">{t(out > 0 ? "check.noneYet" : "check.noneToWrite")}</p>
      )}
      {out > 0 ? <p className="text-xs text-ink-3">{t("check.rest", { count: out })}</p> : null}
    </div>
  );
}
