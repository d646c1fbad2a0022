import { Button, buttonClass } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { Static } from "#components/static-html.tsx";
import type { LedgerRow, listLedger } from "#db/purchases/ledger.ts";
import { debtDay } from "#db/purchases/overdue.ts";
import { formatMoney, formatNumber } from "#db/values/money.ts";
import { formatShortDay } from "#db/values/time.ts";
import { formatUnitPrice } from "#db/values/unit-price.ts";
import { ledgerHref } from "./search.ts";
import type { LedgerView } from "./view.ts";

interface Props {
  ledger: Awaited<ReturnType<typeof listLedger>>;
  view: LedgerView;
}

/** Papers of the client, newest first, each purchase with its lines. Plain HTML; one desk listens to its buttons. */
export function Ledger({ ledger: { rows, next }, view }: Props) {
  const { t, client, search } = view;
  if (rows.length === 0) {
    const isOf = search.productId !== null || search.groupId !== null;
    return (
      <EmptyState icon="package" title={t("ledger.emptyTitle")}>
        {t(isOf ? "ledger.emptyOf" : search.show === "all" ? "ledger.emptyText" : "ledger.emptyShow")}
      </EmptyState>
    );
  }
  return (
    <>
      <Static as="ul" className="ledger" aria-label={t("ledger.caption")}>
        {rows.map((row) => (
          <Row key={row.id} row={row} view={view} />
        ))}
      </Static>
      <nav className="mt-4 flex gap-2" aria-label={t("ledger.shows")}>
        {search.before ? (
          <a className={buttonClass()} href={ledgerHref(client.id, { ...search, before: null })}>
            {t("ledger.latest")}
          </a>
        ) : null}
        {next ? (
          <a className={buttonClass()} href={ledgerHref(client.id, { ...search, before: next })}>
            {t("ledger.earlier")}
          </a>
        ) : null}
      </nav>
    </>
  );
}

function kindOf({ source, kind, sum }: LedgerRow) {
  if (source === "order") return kind === "return" ? "return" : "sale";
  return source === "payment" && sum < 0 ? "refund" : source;
}

function Row({ row, view }: { row: LedgerRow; view: LedgerView }) {
  const { actor, now, t, may } = view;
  const { locale } = actor;
  const word = t(`ledger.${kindOf(row)}`);
  const title = row.number ? `${word} №\u00A0${row.number}` : word;
  const isOff = row.cancelReason !== null;
  const when = { locale, timeZone: actor.timeZone, now };
  const paper = `${row.source}:${row.id}:${row.version}`;
  return (
    <li className={cx("ledger-row", isOff && "text-ink-3")}>
      <time className="text-ink-3" dateTime={row.day}>
        {formatShortDay(row.day, when)}
      </time>
      <div className="min-w-0">
        <span className={cx("font-medium", isOff && "line-through")}>{title}</span>
        <Aside row={row} view={view} />
        <Lines row={row} view={view} />
        {row.note ? <p className="text-xs text-ink-3">{row.note}</p> : null}
        {isOff ? (
          <p className="text-xs">{t("ledger.cancelled", { reason: row.cancelReason ?? "" })}</p>
        ) : null}
      </div>
      <span className={cx("text-right tabular-nums", isOff ? "line-through" : "font-medium")}>
        {formatMoney(row.sum, locale)}
      </span>
      <span className="-my-1 flex justify-end">
        {may[row.source] && !isOff ? (
          <>
            <Button variant="ghost" size="sm" icon="pencil" iconOnly data-correct={paper}>
              {`${t("ledger.correct")}: ${title}`}
            </Button>
            <Button variant="ghost" size="sm" icon="x" iconOnly data-cancel={paper} data-title={title}>
              {`${t("ledger.cancel")}: ${title}`}
            </Button>
          </>
        ) : null}
      </span>
    </li>
  );
}

/** Who led it; how the invoice stands; what of a payment is on no invoice. */
function Aside({ row, view }: { row: LedgerRow; view: LedgerView }) {
  const { actor, now, t } = view;
  const parts: { text: string; late?: boolean }[] = [];
  const rest = formatMoney(row.rest, actor.locale);
  if (row.source === "invoice" && row.cancelReason === null) {
    const isLate = row.rest > 0 && (row.dueOn ?? "") < debtDay(now);
    const day = formatShortDay(row.dueOn ?? row.day, { locale: actor.locale, timeZone: actor.timeZone, now });
    if (row.rest <= 0) parts.push({ text: t("ledger.invoicePaid") });
    else {
      if (row.rest < row.sum) parts.push({ text: t("ledger.unpaidRest", { sum: rest }), late: isLate });
      parts.push({ text: t(isLate ? "ledger.invoiceLate" : "ledger.invoiceDue", { day }), late: isLate });
    }
  }
  if (row.source === "payment" && row.rest > 0) parts.push({ text: t("ledger.advanceRest", { sum: rest }) });
  if (row.manager) parts.push({ text: row.manager });
  return (
    <>
      {parts.map(({ text, late }) => (
        <span key={text} className={cx("ml-2 text-xs", late ? "text-late" : "text-ink-3")}>
          {text}
        </span>
      ))}
    </>
  );
}

const SHOWN = 4;

function Lines({ row, view }: { row: LedgerRow; view: LedgerView }) {
  const { actor, t } = view;
  if (row.lines.length === 0) return null;
  const shown = row.lines.length > SHOWN + 1 ? row.lines.slice(0, SHOWN) : row.lines;
  const line = ({ name, unit, quantity, price, sum, asked }: LedgerRow["lines"][number], i: number) => (
    <li key={`${i}${name}`} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 max-md:block">
      <span
        className={cx("truncate max-md:block max-md:whitespace-normal", asked && "font-medium text-ink")}
        title={name}
      >
        {name}
      </span>
      <span className="text-right tabular-nums text-ink-3 max-md:block max-md:text-left max-md:text-xs">
        {t("ledger.line", {
          quantity: [formatNumber(Number(quantity), actor.locale, 3), unit].filter(Boolean).join("\u00A0"),
          price: formatUnitPrice(price, actor.locale),
        })}
        {row.lines.length > 1 ? ` = ${formatMoney(sum, actor.locale)}` : null}
      </span>
    </li>
  );
  const more = row.lines.slice(shown.length);
  return (
    <>
      <ul className="mt-0.5 text-ink-2">{shown.map(line)}</ul>
      {more.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-xs text-accent-ink">
            {t("ledger.moreLines", { n: more.length })}
          </summary>
          <ul className="text-ink-2">{more.map((one, i) => line(one, shown.length + i))}</ul>
        </details>
      ) : null}
    </>
  );
}
