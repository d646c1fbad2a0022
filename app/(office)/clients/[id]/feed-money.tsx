import type { IconName } from "#components/icon.tsx";
import { TimelineItem } from "#components/timeline.tsx";
import type { MoneyEntry } from "#db/clients/timeline-money.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { formatMoney } from "#db/values/money.ts";
import { formatDayMonth } from "#db/values/time.ts";
import { type CardView, whenOptions } from "./card-view.ts";

const icons: Record<MoneyEntry["paper"]["money"], IconName> = {
  order: "package",
  invoice: "file-text",
  payment: "wallet",
};

type Props = { entry: MoneyEntry; time: string; dateTime: string; view: CardView };

/** A purchase, an invoice or a payment as one quiet line. Only a debt past its term is coloured. */
export function FeedMoney({ entry: { paper }, time, dateTime, view }: Props) {
  const isBack = paper.kind === "return";
  return (
    <TimelineItem kind="quiet" icon={isBack ? "undo-2" : icons[paper.money]} time={time} dateTime={dateTime}>
      <span className="flex flex-wrap gap-x-3">
        <span>{said(paper, view)}</span>
        {paper.money === "invoice" ? <Term paper={paper} view={view} /> : null}
      </span>
    </TimelineItem>
  );
}

function said({ money, kind, number, sum }: MoneyEntry["paper"], { actor, purchases: t }: CardView): string {
  const values = { number: number ?? "", sum: formatMoney(Math.abs(sum), actor.locale) };
  if (money === "invoice") return t(number ? "feed.invoiceNumbered" : "feed.invoice", values);
  if (money === "payment") {
    if (sum < 0) return t("feed.refund", values);
    return t(number ? "feed.paymentNumbered" : "feed.payment", values);
  }
  if (kind === "return") return t(number ? "feed.returnNumbered" : "feed.return", values);
  return t(number ? "feed.saleNumbered" : "feed.sale", values);
}

function Term({ paper, view }: { paper: MoneyEntry["paper"]; view: CardView }) {
  const t = view.purchases;
  if (paper.unpaid <= 0) return <span className="text-ink-3">{t("feed.paid")}</span>;
  const dueOn = paper.dueOn ?? "";
  const day = formatDayMonth(dueOn, whenOptions(view));
  return dueOn < debtDay(view.now) ? (
    <span className="text-late">{t("feed.late", { day })}</span>
  ) : (
    <span className="text-ink-3">{t("feed.due", { day })}</span>
  );
}
