import { Button } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Section } from "#components/section.tsx";
import type { AgreementOfCard } from "#db/clients/dossier.ts";
import { shortName } from "#db/values/person-name.ts";
import { daysBetween, formatDayMonth, localDate } from "#db/values/time.ts";
import { type CardView, nameOf, smallButton, whenOptions } from "./card-view.ts";
import { FileList } from "./files.tsx";

/** An agreement that ends within so many days is to be talked about. */
const NEAR_DAYS = 14;

/** What was agreed, by word or on paper, with whom and until when; what it keeps from others. */
export function Agreements({ view, edits }: { view: CardView; edits: boolean }) {
  const { d, card } = view;
  const living = card.agreements.filter(({ cancelReason }) => cancelReason === null).length;
  return (
    <Section
      title={d("card.agreements")}
      count={living || undefined}
      action={
        edits ? (
          <Button {...smallButton} icon="plus" data-record="agreement" data-id="">
            {d("card.addAgreement")}
          </Button>
        ) : null
      }
    >
      {card.agreements.length === 0 ? <p className="text-sm text-ink-3">{d("card.agreementsNone")}</p> : null}
      <ul>
        {card.agreements.map((agreement) => (
          <Agreement key={agreement.id} agreement={agreement} view={view} edits={edits} />
        ))}
      </ul>
    </Section>
  );
}

function Agreement({
  agreement,
  view,
  edits,
}: {
  agreement: AgreementOfCard;
  view: CardView;
  edits: boolean;
}) {
  const { d, card } = view;
  const { id, title, subject, cancelReason } = agreement;
  const off = cancelReason !== null;
  const papers = card.files.filter(({ agreementId }) => agreementId === id);
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2 border-t border-line py-2 text-sm first:border-0 first:pt-0.5">
      <Icon name="handshake" className="mt-0.5 text-ink-3" />
      <div className="min-w-0">
        <span className={off ? "text-ink-3 line-through" : "font-medium"}>{title}</span>
        <div className="text-xs text-ink-2">{termSays(agreement, view)}</div>
        <div className="text-xs text-ink-3">{howSays(agreement, view)}</div>
        {subject && !off ? (
          <div className="text-xs text-ink-3">{d("card.held", { subject: subject.name })}</div>
        ) : null}
        <FileList files={papers} view={view} edits={edits} />
      </div>
      {edits ? (
        <Button {...smallButton} icon="ellipsis" data-record="agreement" data-id={id} className="-mt-1">
          {d("card.openAgreement", { title })}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

/** «до 30 июня, с кем: Штерн А. Л.»; amber near the end. */
function termSays({ startsOn, endsOn, cancelReason, contact }: AgreementOfCard, view: CardView) {
  const { d, actor, now } = view;
  if (cancelReason !== null) return d("card.cancelled", { reason: cancelReason });
  const when = whenOptions(view);
  const today = localDate(now, actor.timeZone);
  const day = (on: string) => formatDayMonth(on, when);
  const parts = [
    startsOn > today ? d("card.from", { day: day(startsOn) }) : "",
    endsOn === null
      ? d("card.tillEnded")
      : d(endsOn < today ? "card.ended" : "card.until", { day: day(endsOn) }),
    contact ? d("card.withWhom", { name: shortName(contact) }) : "",
  ].filter(Boolean);
  const near = endsOn !== null && endsOn >= today && daysBetween(today, endsOn) <= NEAR_DAYS;
  return near ? <span className="font-medium text-soon">{parts.join(", ")}</span> : parts.join(", ");
}

/** «договор № 17; продлено устно, Сергей Белов, 12 марта». */
function howSays({ kind, number, author, term }: AgreementOfCard, view: CardView): string {
  const { d } = view;
  const how = kind === "contract" ? d("card.contract", { number: number ?? "" }) : d("card.oral");
  const by = `${how}, ${nameOf(author)}`;
  if (!term?.later) return by;
  const step = { who: nameOf(term.author), day: formatDayMonth(new Date(term.on), whenOptions(view)) };
  return `${by}; ${d(term.kind === "oral" ? "card.orally" : "card.onPaper", step)}`;
}
