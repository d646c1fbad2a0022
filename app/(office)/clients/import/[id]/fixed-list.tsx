import type { getImport } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import type { View } from "../translator.ts";
import { Fold } from "./fold.tsx";
import { UnfixButton } from "./unfix-button.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

const shown = 100;

/** What has been mended so far, each fix with its way back. */
export function FixedList({ of, view: { actor, t } }: { of: Import; view: View }) {
  if (of.fixes.length === 0) return null;
  const empty = t("check.empty");
  return (
    <div className="mt-4">
      <Fold label={t("check.fixed", { count: of.fixes.length })}>
        <ul className="grid gap-1 text-sm">
          {of.fixes.slice(0, shown).map((fix) => {
            const { column, was, text, rowNo } = fix;
            return (
              <li
                key={`${rowNo} ${column} ${was}`}
                className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-1"
              >
                <span className="text-ink-3">
                  {rowNo === null
                    ? t("check.everywhere")
                    : t("file.row", { row: formatNumber(rowNo, actor.locale) })}
                </span>
                <span className="text-ink-2">{of.headers[column]}</span>
                <span className="min-w-0 break-words">
                  <s className="text-ink-3">{was || empty}</s> <span>{text || empty}</span>
                </span>
                {of.state === "ready" ? (
                  <UnfixButton
                    fix={{ importId: of.id, version: of.version, column, was, rowNo }}
                    label={t("check.unfix")}
                  />
                ) : null}
              </li>
            );
          })}
        </ul>
      </Fold>
    </div>
  );
}
