import { Section } from "#components/section.tsx";
import { dueText } from "#db/values/due.ts";
import { formatMoney } from "#db/values/money.ts";
import { formatDayMonth, localDate } from "#db/values/time.ts";
import { whenOptions } from "../card-view.ts";
import { type BriefView, Lines } from "./brief-view.tsx";

/** What we owe the client in deeds, the nearest term first. */
export function BriefPromises({ view }: { view: BriefView }) {
  const { b, card, now } = view;
  const lines = card.promises.map(({ id, title, dueAt, reportedAt, executor }) => {
    const { text, tone } = dueText({ ...whenOptions(view), dueAt, now });
    return {
      id,
      text: <span className="font-medium">{title}</span>,
      note: [reportedAt ? b("reported") : text, executor?.name ?? ""].filter(Boolean).join(" · "),
      late: tone === "late" && !reportedAt,
    };
  });
  return (
    <Lines title={b("weOwe")} lines={lines} most={5} none={b("weOweNone")} more={(n) => b("more", { n })} />
  );
}

/** What the client owes us, what lies with us, and what was bought last. */
export function BriefMoney({ view }: { view: BriefView }) {
  const { b, card, actor, now } = view;
  const { money } = card;
  const sum = (kopecks: number) => formatMoney(kopecks, actor.locale, { kopecks: false });
  const day = (on: string) => formatDayMonth(on, whenOptions(view));
  if (!money) return null;
  const today = localDate(now, actor.timeZone);
  return (
    <Section title={b("money")} className="brief-part">
      <ul className="grid gap-1.5 text-sm">
        {money.owes > 0 ? (
          <li>
            <span className="font-medium">{b("owes", { sum: sum(money.owes) })}</span>
            {money.overdue > 0 ? (
              <span className="text-late">, {b("overdue", { sum: sum(money.overdue) })}</span>
            ) : null}
          </li>
        ) : (
          <li>{b("owesNone")}</li>
        )}
        {money.advance > 0 ? <li>{b("advance", { sum: sum(money.advance) })}</li> : null}
        {money.unpaid.map(({ id, number, dueOn, unpaid }) => (
          <li key={id} className={dueOn < today ? "text-late" : undefined}>
            {b("invoice", { number: number ?? "—", sum: sum(unpaid), day: day(dueOn) })}
          </li>
        ))}
        {money.last.map((order) => (
          <li key={order.id} className="text-ink-2">
            {b(order.kind === "return" ? "returned" : "bought", {
              day: day(order.day),
              what: order.what || "—",
              sum: sum(Math.abs(order.sum)),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
