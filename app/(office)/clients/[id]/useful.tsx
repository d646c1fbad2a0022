import { Button } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Section } from "#components/section.tsx";
import type { FactOfCard } from "#db/clients/dossier.ts";
import { visibilities } from "#db/dossier/registries.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatShortDay, localDate } from "#db/values/time.ts";
import { type CardView, nameOf, smallButton, whenOptions } from "./card-view.ts";

/** What a colleague should know before a call; what is out of date is folded away, not forgotten. */
export function Useful({ view, edits }: { view: CardView; edits: boolean }) {
  const { d, card, actor, now } = view;
  const today = localDate(now, actor.timeZone);
  const isStale = ({ expiresOn }: FactOfCard) => expiresOn !== null && expiresOn < today;
  const fresh = card.facts.filter((fact) => !isStale(fact));
  const stale = card.facts.filter(isStale);
  const rows = (facts: readonly FactOfCard[]) => (
    <ul>
      {facts.map((fact) => (
        <UsefulRow key={fact.id} fact={fact} view={view} edits={edits} />
      ))}
    </ul>
  );
  return (
    <Section
      title={d("card.useful")}
      action={
        edits ? (
          <Button {...smallButton} icon="plus" data-record="fact" data-id="">
            {d("card.addFact")}
          </Button>
        ) : null
      }
    >
      {card.facts.length === 0 ? <p className="text-sm text-ink-3">{d("card.usefulNone")}</p> : null}
      {rows(fresh)}
      {stale.length > 0 ? (
        <details className="text-ink-3">
          <summary className="cursor-default py-1 text-xs">{d("card.stale", { n: stale.length })}</summary>
          {rows(stale)}
        </details>
      ) : null}
    </Section>
  );
}

function UsefulRow({ fact, view, edits }: { fact: FactOfCard; view: CardView; edits: boolean }) {
  const { d, actor } = view;
  const { id, text, contact, author, learnedOn, expiresOn, visibility, pinned } = fact;
  const begin = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const day = (on: string) => formatShortDay(on, whenOptions(view));
  const meta = [
    contact ? shortName(contact) : "",
    `${nameOf(author)}, ${day(learnedOn)}`,
    expiresOn ? d("card.until", { day: day(expiresOn) }) : "",
    visibilities[visibility].short?.[actor.locale] ?? "",
  ];
  return (
    <li
      data-row={`fact-${id}`}
      className="in-place border-t border-line py-2 text-sm first:border-0 first:pt-0.5"
    >
      <div className="flex items-start gap-1">
        {pinned ? (
          <span title={d("card.pinned")} className="mt-0.5 flex-none text-ink-3">
            <Icon name="bookmark" size={14} />
            <span className="sr-only">{d("card.pinned")}</span>
          </span>
        ) : null}
        {edits ? (
          <button
            type="button"
            data-fact-text={id}
            className="fact-text in-place-text min-w-0 flex-1 text-start"
          >
            {text}
            <span className="sr-only">, {d("card.editText", { text: begin })}</span>
          </button>
        ) : (
          <p className="fact-text min-w-0 flex-1">{text}</p>
        )}
        {edits ? (
          <Button {...smallButton} icon="ellipsis" data-record="fact" data-id={id} className="-mt-1">
            {d("card.editFact", { text: begin })}
          </Button>
        ) : null}
      </div>
      <p className="text-xs text-ink-3">{meta.filter(Boolean).join(" · ")}</p>
    </li>
  );
}
