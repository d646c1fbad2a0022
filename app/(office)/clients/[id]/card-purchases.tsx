import type { Words } from "#app/words.ts";
import { Button } from "#components/button.tsx";
import { Section } from "#components/section.tsx";
import type { ClientMoney } from "#db/purchases/money.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { formatMoney } from "#db/values/money.ts";
import { formatMonth } from "#db/values/month.ts";
import { formatDayMonth } from "#db/values/time.ts";
import { type CardView, smallButton, whenOptions } from "./card-view.ts";
import { MonthChart } from "./money/month-chart.tsx";
import { compareYears, yearOf } from "./money/year.ts";
import { rightsOn } from "./rights.ts";

/** What the client bought in a year, what is unpaid, and the last purchases. Nothing for those who may not know. */
export function CardPurchases({ view }: { view: CardView }) {
  const { client, card, purchases: t } = view;
  const { money } = card;
  if (!money) return null;
  const isEmpty = money.orders === 0 && money.unpaidCount === 0;
  return (
    <Section
      title={t("card.title")}
      className="mt-8"
      action={
        rightsOn(view).purchases ? (
          <Button {...smallButton} icon="plus" data-money="purchase">
            {t("card.buy")}
          </Button>
        ) : null
      }
    >
      {isEmpty ? (
        <p className="text-sm text-ink-3">{t("card.none")}</p>
      ) : (
        <div>
          <Year money={money} view={view} />
          <Unpaid money={money} view={view} />
          <Last money={money} view={view} />
        </div>
      )}
      <a className="mt-1 inline-block text-sm text-accent-ink" href={`/clients/${client.id}/purchases`}>
        {t("card.all")}
      </a>
    </Section>
  );
}

type Part = { money: ClientMoney; view: CardView };

function Year({ money, view }: Part) {
  const { actor, now, purchases: t } = view;
  const { locale } = actor;
  const day = debtDay(now);
  const { sum, percent } = compareYears(money.months, day);
  const bars = yearOf(money.months, day).map(({ month, sum: value }) => ({
    key: month,
    value,
    label: t("card.month", {
      month: formatMonth(month, locale),
      sum: formatMoney(value, locale, { kopecks: false }),
    }),
  }));
  const last = bars.at(-1);
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-xl font-semibold tabular-nums">
          {formatMoney(sum, locale, { kopecks: false })}
        </span>
        {percent === null ? null : <span className="text-xs text-ink-3">{comparison(percent, t)}</span>}
      </p>
      <div className="mt-2">
        <MonthChart bars={bars} label={t("card.chart")} />
      </div>
      <p className="mt-1 flex justify-between gap-2 text-xs text-ink-3">
        <span>{formatMonth(bars[0]?.key ?? day, locale)}</span>
        <span>{last?.label}</span>
      </p>
    </div>
  );
}

const row = "flex items-baseline gap-2 border-t border-line py-1.5 text-sm first:border-0";

function Unpaid({ money, view }: Part) {
  const { actor, now, purchases: t } = view;
  if (money.unpaid.length === 0) return null;
  const when = whenOptions(view);
  const more = money.unpaidCount - money.unpaid.length;
  return (
    <div className="mt-4">
      <h3 className="flex justify-between gap-2 text-xs text-ink-3">
        <span>{t("card.unpaid")}</span>
        <span className="tabular-nums">{formatMoney(money.owes, actor.locale)}</span>
      </h3>
      <ul>
        {money.unpaid.map(({ id, number, day, dueOn, unpaid }) => {
          const isLate = dueOn < debtDay(now);
          const due = formatDayMonth(dueOn, when);
          return (
            <li key={id} className={row}>
              <span className="min-w-0 flex-1">
                {number
                  ? t("card.invoiceNumbered", { number })
                  : t("card.invoiceOf", { day: formatDayMonth(day, when) })}
                <span className={isLate ? "block text-xs text-late" : "block text-xs text-ink-3"}>
                  {t(isLate ? "card.overdueLine" : "card.dueLine", { day: due })}
                </span>
              </span>
              <span className={isLate ? "tabular-nums text-late" : "tabular-nums"}>
                {formatMoney(unpaid, actor.locale)}
              </span>
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className="text-xs text-ink-3">{t("card.moreUnpaid", { n: more })}</p> : null}
    </div>
  );
}

function Last({ money, view }: Part) {
  const { actor, purchases: t } = view;
  if (money.last.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="text-xs text-ink-3">{t("card.last")}</h3>
      <ul>
        {money.last.map(({ id, kind, day, sum, what }) => (
          <li key={id} className={row}>
            <span className="min-w-0 flex-1">
              <span className="block truncate" title={what}>
                {kind === "return" ? `${t("card.returned")}: ` : ""}
                {what}
              </span>
              <span className="block text-xs text-ink-3">{formatDayMonth(day, whenOptions(view))}</span>
            </span>
            <span className="tabular-nums">{formatMoney(sum, actor.locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Beyond threefold a percentage tells nobody anything. */
function comparison(percent: number, t: Words<"purchases">): string {
  if (percent === 0) return t("card.same");
  if (percent >= 300) return t("card.timesMore", { n: Math.round(percent / 100) + 1 });
  return t(percent > 0 ? "card.more" : "card.less", { n: Math.abs(percent) });
}
