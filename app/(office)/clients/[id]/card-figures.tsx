import { type Figure, Figures } from "#components/figures.tsx";
import { dueText } from "#db/values/due.ts";
import { formatMoney } from "#db/values/money.ts";
import { formatDayMonth, formatShortDay } from "#db/values/time.ts";
import { type CardView, whenOptions } from "./card-view.ts";
import { pressureFigure } from "./pressure.tsx";

/** The numbers one needs before a call: what is next, what we owe, when we talked, whether it is too often. */
export function CardFigures({ view }: { view: CardView }) {
  return (
    <Figures
      items={[next(view), open(view), ...debts(view), contact(view), pressureFigure(view)]}
      className="mx-6 max-md:mx-4 [&_.figure]:text-lg [&_.figure]:leading-6 max-md:[&_.figure]:whitespace-normal"
    />
  );
}

function next(view: CardView): Figure {
  const { t, card, now } = view;
  const promise = card.promises.find(({ reportedAt }) => !reportedAt);
  const label = t("card.figures.next");
  if (!promise) return { label, value: t("card.figures.nextNone"), note: t("card.figures.nextNoneNote") };
  const { text, tone } = dueText({ ...whenOptions(view), dueAt: promise.dueAt, now });
  return {
    label,
    value: text,
    tone: tone === "calm" ? undefined : tone,
    note: promise.title,
    href: `/assignments/${promise.id}`,
  };
}

function open({ t, card, now }: CardView): Figure {
  const label = t("card.figures.open");
  const n = card.promises.length;
  if (n === 0) return { label, value: t("card.figures.openNone"), note: t("card.figures.calm") };
  const late = card.promises.filter(({ dueAt, reportedAt }) => dueAt < now && !reportedAt).length;
  const notTaken = card.promises.filter(({ state }) => state === "sent").length;
  const notes = [
    late > 0 ? (
      <span key="late" className="font-medium text-late">
        {t("card.figures.late", { n: late })}
      </span>
    ) : null,
    notTaken > 0 ? t("card.figures.notTaken", { n: notTaken }) : null,
  ].filter((note) => note !== null);
  return {
    label,
    value: t("card.figures.openValue", { n }),
    note:
      notes.length === 0 ? t("card.figures.calm") : notes.length === 1 ? notes : [notes[0], ", ", notes[1]],
  };
}

/** What either side owes, where it owes anything. */
function debts({ actor, card, client, purchases: t }: CardView): Figure[] {
  const { money } = card;
  if (!money || (money.owes === 0 && money.advance === 0)) return [];
  const sum = (kopecks: number) => formatMoney(kopecks, actor.locale, { kopecks: false });
  const late = money.overdue > 0 ? t("card.overdueSum", { sum: sum(money.overdue) }) : "";
  const advance = money.advance > 0 ? t("card.advance", { sum: sum(money.advance) }) : "";
  return [
    {
      label: t("card.figure"),
      value: money.owes > 0 ? sum(money.owes) : t("card.figureNone"),
      note: late ? (
        <span className="font-medium text-late">{late}</span>
      ) : (
        advance || t("card.figureNote", { n: money.unpaidCount })
      ),
      href: `/clients/${client.id}/purchases`,
    },
  ];
}

/** When we last talked, and who last turned to whom. */
function contact(view: CardView): Figure {
  const { t, d, client } = view;
  const label = t("card.figures.contact");
  if (!client.lastContactAt) {
    return { label, value: t("card.figures.contactNone"), note: t("card.figures.contactNoneNote") };
  }
  const day = (at: Date | string) => formatShortDay(new Date(at), whenOptions(view));
  const { inAt, outAt, outBy } = client.touch ?? { inAt: null, outAt: null, outBy: null };
  const note = [
    inAt ? d("card.lastIn", { day: day(inAt) }) : "",
    outAt ? d("card.lastOut", { day: day(outAt), who: outBy ?? "" }) : "",
  ].filter(Boolean);
  return {
    label,
    value: formatDayMonth(client.lastContactAt, whenOptions(view)),
    note: note.join(" · ") || undefined,
  };
}
