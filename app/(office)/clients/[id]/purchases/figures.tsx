import type { Figure } from "#components/figures.tsx";
import type { ClientMoney } from "#db/purchases/money.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { formatMoney } from "#db/values/money.ts";
import { compareYears } from "../money/year.ts";
import type { LedgerView } from "./view.ts";

/** Bought over all time and in a year; what either side owes. */
export function ledgerFigures(money: ClientMoney, { actor, now, t }: LedgerView): Figure[] {
  const sum = (kopecks: number) => formatMoney(kopecks, actor.locale);
  const year = compareYears(money.months, debtDay(now));
  return [
    {
      label: t("ledger.bought"),
      value: sum(money.bought - money.returned),
      note: t(money.returned > 0 ? "ledger.boughtNote" : "ledger.boughtNoteClean", {
        n: money.orders,
        sum: sum(money.returned),
      }),
    },
    { label: t("ledger.year"), value: sum(year.sum), note: t("ledger.yearNote") },
    {
      label: t("ledger.owes"),
      value: money.owes > 0 ? sum(money.owes) : t("ledger.owesNone"),
      note:
        money.overdue > 0 ? (
          <span className="font-medium text-late">{t("ledger.owesLate", { sum: sum(money.overdue) })}</span>
        ) : money.unpaidCount > 0 ? (
          t("card.figureNote", { n: money.unpaidCount })
        ) : undefined,
    },
    {
      label: t("ledger.advance"),
      value: money.advance > 0 ? sum(money.advance) : t("ledger.advanceNone"),
      note: money.advance > 0 ? t("ledger.advanceNote") : undefined,
    },
  ];
}
