import { Button } from "#components/button.tsx";
import { Section } from "#components/section.tsx";
import type { DateOfCard } from "#db/clients/dossier.ts";
import { dateKinds } from "#db/dossier/registries.ts";
import { nextOccurrence, type Occurrence, occasionKey } from "#db/values/occasion.ts";
import { shortName } from "#db/values/person-name.ts";
import { capitalize } from "#db/values/text.ts";
import { daysBetween, formatDay, localDate } from "#db/values/time.ts";
import { dateSays, monthSays } from "../dates/date-words.ts";
import { type CardView, smallButton, whenOptions } from "./card-view.ts";

/** So many days before it a date is near: the amber of a term that will not wait. */
const NEAR_DAYS = 7;

export interface Coming {
  date: DateOfCard;
  next: Occurrence;
  near: boolean;
}

/** Dates that are still to come, the nearest first. */
export function comingDates({ card, actor, now }: CardView): Coming[] {
  const today = localDate(now, actor.timeZone);
  return card.dates
    .flatMap((date) => {
      const next = nextOccurrence(date, today);
      return next ? [{ date, next, near: next.on !== null && daysBetween(today, next.on) <= NEAR_DAYS }] : [];
    })
    .sort((a, b) => (occasionKey(a.next) < occasionKey(b.next) ? -1 : 1));
}

/** Days to remember, each with when it comes next. */
export function Dates({ view, edits }: { view: CardView; edits: boolean }) {
  const { d, actor, now } = view;
  const coming = comingDates(view);
  return (
    <Section
      title={d("card.dates")}
      action={
        edits ? (
          <Button {...smallButton} icon="plus" data-record="date" data-id="">
            {d("card.addDate")}
          </Button>
        ) : null
      }
    >
      {coming.length === 0 ? <p className="text-sm text-ink-3">{d("card.datesNone")}</p> : null}
      <ul>
        {coming.map(({ date, next, near }) => {
          const title = titleOf(date, view);
          return (
            <li key={date.id} className="flex items-baseline gap-2 py-1 text-sm">
              {edits ? (
                <button
                  type="button"
                  data-record="date"
                  data-id={date.id}
                  className="in-place-text min-w-0 flex-1 text-start"
                >
                  <span className="sr-only">{d("card.editDate", { title: "" })}</span>
                  {title}
                </button>
              ) : (
                <span className="min-w-0 flex-1">{title}</span>
              )}
              <span
                className={
                  near ? "flex-none text-right font-medium text-soon" : "flex-none text-right text-ink-3"
                }
              >
                {whenSays(next, view)}
                {next.years === null ? "" : `, ${d("card.years", { n: next.years })}`}
              </span>
            </li>
          );
        })}
      </ul>
      {coming.length > 0 ? (
        <a
          className="mt-1 inline-block text-sm text-accent-ink"
          href={`/clients/dates?month=${localDate(now, actor.timeZone).slice(0, 7)}`}
        >
          {d("card.monthOf")}
        </a>
      ) : null}
    </Section>
  );
}

const titleOf = (date: DateOfCard, { actor }: CardView) =>
  dateSays(
    {
      title: date.title,
      kind: dateKinds[date.kind].label[actor.locale],
      isBirthday: date.kind === "birthday",
    },
    date.contact ? shortName(date.contact) : null,
  );

/** «пт, 20 марта», or the month alone. */
function whenSays({ on, month }: Occurrence, view: CardView): string {
  const when = whenOptions(view);
  if (on) return formatDay(on, when);
  return capitalize(monthSays(month, when));
}
