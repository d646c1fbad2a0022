import { complaintStates } from "#db/complaints/states.ts";
import { interactionKinds, outcomes } from "#db/interactions/kinds.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDayMonth, formatShortDay, localDate } from "#db/values/time.ts";
import { nameOf, whenOptions } from "../card-view.ts";
import { type BriefView, Lines } from "./brief-view.tsx";

/** What the client is unhappy about and has no answer to yet. */
export function BriefComplaints({ view }: { view: BriefView }) {
  const { b, actor, complaints } = view;
  const open = complaints.filter(({ state }) => state !== "closed" && state !== "answered");
  if (open.length === 0) return null;
  return (
    <Lines
      title={b("complaints")}
      lines={open.map(({ id, subject, number, state, registeredAt }) => ({
        id,
        text: <span className="font-medium text-late">{subject}</span>,
        note: `${number}, ${formatShortDay(registeredAt, whenOptions(view))}, ${complaintStates[state].label[actor.locale]}`,
      }))}
      most={3}
      none=""
      more={(n) => b("more", { n })}
    />
  );
}

/** What binds us: agreements in force. */
export function BriefAgreed({ view }: { view: BriefView }) {
  const { b, card, actor, now } = view;
  const today = localDate(now, actor.timeZone);
  const living = card.agreements.filter(
    ({ cancelReason, endsOn }) => cancelReason === null && (endsOn === null || endsOn >= today),
  );
  return (
    <Lines
      title={b("agreed")}
      lines={living.map(({ id, title, endsOn, contact }) => ({
        id,
        text: title,
        note: [
          endsOn ? b("until", { day: formatDayMonth(endsOn, whenOptions(view)) }) : b("untilEnded"),
          contact ? shortName(contact) : "",
        ]
          .filter(Boolean)
          .join(" · "),
      }))}
      most={4}
      none={b("agreedNone")}
      more={(n) => b("more", { n })}
    />
  );
}

/** The last three talks, in their own words. */
export function BriefTalks({ view }: { view: BriefView }) {
  const { b, t, card, actor } = view;
  const talks = card.timeline.entries
    .flatMap((entry) => (entry.type === "talk" ? [entry.talk] : []))
    .slice(0, 3);
  return (
    <Lines
      title={b("talks")}
      lines={talks.map(({ id, at, kind, text, decision, outcome, author, contact }) => ({
        id,
        text: (
          <>
            <span className="brief-quote">{text ?? t("card.unheard")}</span>
            {decision ? <span className="block font-medium">{b("decided", { text: decision })}</span> : null}
          </>
        ),
        note: [
          formatDayMonth(at, whenOptions(view)),
          interactionKinds[kind].label[actor.locale].toLowerCase(),
          nameOf(author),
          contact ? shortName({ ...contact, given: contact.given ?? "" }) : "",
          outcome ? outcomes[outcome].label[actor.locale] : "",
        ]
          .filter(Boolean)
          .join(" · "),
      }))}
      most={3}
      none={b("talksNone")}
      more={(n) => b("more", { n })}
    />
  );
}
