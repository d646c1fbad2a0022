import { wordsIn } from "#app/words.ts";
import { Section } from "#components/section.tsx";
import { formatShortDay } from "#db/values/time.ts";
import { StateMark } from "../../complaints/state-mark.tsx";
import { type CardView, whenOptions } from "./card-view.ts";

/** What the client has in the complaint book and is not closed yet; the rest a press away. Nothing when there is none. */
export function CardComplaints({ view }: { view: CardView }) {
  const { actor, client, complaints: known } = view;
  const t = wordsIn(actor.locale, "complaints");
  if (known.length === 0) return null;
  const open = known.filter(({ state }) => state !== "closed");
  return (
    <Section title={t("card.title")} count={open.length || undefined} className="mt-8">
      {open.length === 0 ? <p className="text-sm text-ink-3">{t("card.openNone")}</p> : null}
      <ul>
        {open.map(({ id, number, kind, subject, state, registeredAt }) => (
          <li key={id} className="border-t border-line py-2 text-sm first:border-0 first:pt-0.5">
            <a href={`/complaints/${id}`} className="font-medium text-ink">
              {subject}
            </a>
            <div>
              <StateMark kind={kind} state={state} locale={actor.locale} />
            </div>
            <div className="text-xs text-ink-3">
              {number}, {formatShortDay(registeredAt, whenOptions(view))}
            </div>
          </li>
        ))}
      </ul>
      <a
        className="mt-1 inline-block text-sm text-accent-ink"
        href={`/complaints?client=${client.id}&group=all`}
      >
        {t("card.all")}
      </a>
    </Section>
  );
}
