import { dateKinds } from "#db/dossier/registries.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDayMonth, localDate } from "#db/values/time.ts";
import { dateSays, monthSays } from "../../dates/date-words.ts";
import { whenOptions } from "../card-view.ts";
import { comingDates } from "../dates.tsx";
import { type BriefView, Lines } from "./brief-view.tsx";

const LONGEST = 160;
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);

/** What to know before a word is said; pinned first, the outdated left out. */
export function BriefUseful({ view }: { view: BriefView }) {
  const { b, card, client, actor, now } = view;
  const today = localDate(now, actor.timeZone);
  const facts = card.facts
    .filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
    .map(({ id, text, contact }) => ({ id, text: short(text), note: contact ? shortName(contact) : "" }));
  const note = client.note ? [{ id: "note", text: short(client.note) }] : [];
  return (
    <Lines
      title={b("know")}
      lines={[...note, ...facts]}
      most={6}
      none={b("knowNone")}
      more={(n) => b("more", { n })}
    />
  );
}

/** The days that come next. */
export function BriefDates({ view }: { view: BriefView }) {
  const { b, actor } = view;
  const dates = comingDates(view).map(({ date, next }) => ({
    id: date.id,
    text: (
      <>
        <span className="font-medium">
          {next.on ? formatDayMonth(next.on, whenOptions(view)) : monthSays(next.month, whenOptions(view))}
        </span>
        {": "}
        {dateSays(
          {
            title: date.title,
            kind: dateKinds[date.kind].label[actor.locale],
            isBirthday: date.kind === "birthday",
          },
          date.contact ? shortName(date.contact) : null,
        )}
      </>
    ),
  }));
  return (
    <Lines title={b("dates")} lines={dates} most={4} none={b("datesNone")} more={(n) => b("more", { n })} />
  );
}
