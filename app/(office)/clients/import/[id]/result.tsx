import { ButtonLink } from "#components/button.tsx";
import { Figures } from "#components/figures.tsx";
import { Icon } from "#components/icon.tsx";
import type { KindKey } from "#db/imports/input.ts";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import type { getImport } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { formatDateTime } from "#db/values/time.ts";
import type { View } from "../translator.ts";
import { clientsOf } from "./clients-of.ts";
import { KeptClients, UndoPanel } from "./undo-panel.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

/** Kinds of files after which somebody may think of writing to all who were in them. */
const bringsPeople: readonly KindKey[] = ["clients", "contacts"];

/** What was written, what stayed out, and the way back. */
export function Result({ of, view }: { of: Import; view: View }) {
  const { actor, t, now } = view;
  const result = of.result;
  if (!result) return null;
  const undone = of.state === "undone";
  const number = (value: number) => formatNumber(value, actor.locale);
  const at = (undone ? of.undoneAt : of.finishedAt) ?? now;
  const written = number(result.created + result.updated + result.unchanged + (result.merged ?? 0));
  const when = formatDateTime(at, { ...actor, now });
  const parts = undone
    ? (["removed", "restored", "kept", "skipped", "failed"] as const)
    : (["created", "updated", "unchanged", "merged", "skipped", "failed"] as const);
  const { updates } = kindOf(of.kind);
  const seldom = ["merged", "skipped", ...(updates ? [] : ["updated", "unchanged", "restored"])];
  const shown = parts.filter((part) => !seldom.includes(part) || result[part] > 0);
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <Icon name={undone ? "undo-2" : "circle-check"} className={undone ? "text-ink-3" : "text-done"} />
        <h3>
          {undone ? t("result.undone", { at: when }) : t("result.done", { written, total: number(of.total) })}
        </h3>
        {undone ? null : (
          <span className="flex-1 text-xs text-ink-3 max-md:basis-full">{t("result.at", { at: when })}</span>
        )}
        {undone ? null : (
          <ButtonLink variant="soft" href={clientsOf(of.id)}>
            {t("result.open")}
          </ButtonLink>
        )}
      </div>
      <Figures items={shown.map((part) => ({ label: t(`result.${part}`), value: number(result[part]) }))} />
      <div className="mt-6 grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_424px]">
        <LeftOut of={of} result={result} view={view} />
        {undone ? <KeptClients of={of} view={view} /> : <UndoPanel of={of} view={view} />}
      </div>
    </>
  );
}

type Counts = NonNullable<Import["result"]>;

/** Once undone, the rest of the file is nothing to load again. */
function LeftOut({ of, result, view: { t } }: { of: Import; result: Counts; view: View }) {
  const failed = result.failed + (result.skipped ?? 0);
  const undone = of.state === "undone";
  return (
    <div>
      {failed > 0 ? <h3>{t("result.outTitle")}</h3> : undone ? null : <h3>{t("result.allIn")}</h3>}
      {failed > 0 ? (
        <>
          <div className="my-2 flex flex-wrap items-center gap-3 rounded-lg border border-line-strong px-3 py-2">
            <Icon name="file-spreadsheet" size={20} className="text-ink-3" />
            <div className="min-w-0 flex-1">
              <div className="font-medium">{t("result.outFile", { count: failed })}</div>
              <div className="text-xs text-ink-3">{t("result.outNote")}</div>
            </div>
            <ButtonLink icon="download" href={`/clients/import/${of.id}/errors`} download="">
              {t("result.download")}
            </ButtonLink>
          </div>
          {undone ? null : <p className="text-xs text-ink-3">{t("result.outHint")}</p>}
        </>
      ) : null}
      {(undone && result.kept === 0) || !bringsPeople.includes(of.kind) ? null : (
        <p className="mt-3 text-sm text-pretty text-ink-2">{t("result.consent")}</p>
      )}
    </div>
  );
}
