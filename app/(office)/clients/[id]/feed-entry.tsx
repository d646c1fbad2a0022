import { Button } from "#components/button.tsx";
import { custodyIcon } from "#components/custody-mark.tsx";
import type { IconName } from "#components/icon.tsx";
import { PromiseCard, TimelineItem } from "#components/timeline.tsx";
import { movesFor } from "#db/assignments/moves.ts";
import type { AssignmentRow } from "#db/assignments/queries.ts";
import { assignmentStates } from "#db/assignments/states.ts";
import type { Step, Talk, TimelineEntry } from "#db/clients/timeline.ts";
import { outcomes } from "#db/interactions/kinds.ts";
import { fullName } from "#db/values/person-name.ts";
import { formatTime } from "#db/values/time.ts";
import { AssignmentActions } from "../../assignments/assignment-actions.tsx";
import { CustodyLine } from "../../assignments/custody-line.tsx";
import { WorkTerm } from "../../assignments/work-row.tsx";
import { contactIcons } from "../columns.tsx";
import { type CardView, nameOf, smallButton } from "./card-view.ts";
import { FeedCampaign } from "./feed-campaign.tsx";
import { FeedChanges } from "./feed-changes.tsx";
import { FeedMoney } from "./feed-money.tsx";
import { FileList } from "./files.tsx";
import { rightsOn } from "./rights.ts";

export function FeedEntry({ entry, view }: { entry: TimelineEntry; view: CardView }) {
  const time = formatTime(entry.at, view.actor);
  const dateTime = entry.at.toISOString();
  switch (entry.type) {
    case "promise":
      return <Promised promise={entry.promise} time={time} dateTime={dateTime} view={view} />;
    case "step":
      return (
        <TimelineItem
          kind="quiet"
          icon={custodyIcon(assignmentStates[entry.step.toState].mark)}
          time={time}
          dateTime={dateTime}
        >
          <a href={`/assignments/${entry.step.assignmentId}`} className="text-ink-2">
            {stepSays(entry.step, view)}
          </a>
          {entry.step.remark ? <p>{view.t("card.quote", { text: entry.step.remark })}</p> : null}
        </TimelineItem>
      );
    case "talk":
      return (
        <TimelineItem
          icon={talkIcon(entry.talk)}
          time={time}
          dateTime={dateTime}
          meta={<TalkMeta talk={entry.talk} view={view} />}
        >
          {entry.talk.text === null ? (
            <p className="text-ink-3">{view.t("card.unheard")}</p>
          ) : (
            <Said talk={entry.talk} text={entry.talk.text} view={view} />
          )}
          {entry.talk.decision ? (
            <p className="font-medium wrap-anywhere">
              {view.d("card.decision", { text: entry.talk.decision })}
            </p>
          ) : null}
          <FileList
            files={view.card.files.filter(({ interactionId }) => interactionId === entry.id)}
            view={view}
            edits={false}
          />
        </TimelineItem>
      );
    case "changes":
      return <FeedChanges entry={entry} time={time} dateTime={dateTime} view={view} />;
    case "money":
      return <FeedMoney entry={entry} time={time} dateTime={dateTime} view={view} />;
    default:
      return <FeedCampaign entry={entry} time={time} dateTime={dateTime} view={view} />;
  }
}

/** Of a long letter one reads the beginning first: below it mostly stands what was written before. */
const LONG = 700;

function Said({ talk, text, view: { d } }: { talk: Talk; text: string; view: CardView }) {
  const whole = <p className="whitespace-pre-line wrap-anywhere">{text}</p>;
  const left = talk.mail?.left.map(({ name }) => name).join(", ");
  return (
    <>
      {talk.kind !== "letter" || text.length <= LONG ? (
        whole
      ) : (
        <details className="group/letter">
          <summary className="list-none">
            <span className="line-clamp-6 whitespace-pre-line wrap-anywhere group-open/letter:hidden">
              {text.slice(0, LONG).toWellFormed()}
            </span>
            <span className="text-xs text-accent-ink group-open/letter:hidden">{d("card.wholeLetter")}</span>
            <span className="hidden text-xs text-accent-ink group-open/letter:inline">
              {d("card.lessLetter")}
            </span>
          </summary>
          {whole}
        </details>
      )}
      {left ? <p className="text-xs text-ink-3">{d("card.filesLeft", { names: left })}</p> : null}
    </>
  );
}

type PromisedProps = { promise: AssignmentRow; time: string; dateTime: string; view: CardView };

function Promised({ promise, time, dateTime, view }: PromisedProps) {
  const done = promise.state === "confirmed";
  const acts = movesFor(promise, view.actor).length > 0;
  return (
    <TimelineItem
      kind="promise"
      icon={custodyIcon(assignmentStates[promise.state].mark)}
      time={time}
      dateTime={dateTime}
      done={done}
    >
      <PromiseCard
        title={
          <a href={`/assignments/${promise.id}`} className="text-ink">
            {promise.title}
          </a>
        }
        term={<WorkTerm item={promise} view={view.work} />}
        custody={<CustodyLine item={promise} view={view.work} />}
        actions={acts ? <AssignmentActions item={promise} view={view.work} row /> : null}
        done={done}
      />
    </TimelineItem>
  );
}

function talkIcon({ kind, direction, outcome }: Talk): IconName {
  if (kind !== "call") return contactIcons[kind];
  if (outcome === "no_answer") return "phone-missed";
  return direction === "in" ? "phone-incoming" : direction === "out" ? "phone-outgoing" : "phone";
}

/** Who, how long, how it ended; and a press to keep a paper with the talk. */
function TalkMeta({ talk, view }: { talk: Talk; view: CardView }) {
  const says = talkMeta(talk, view);
  if (!rightsOn(view).files) return says;
  return (
    <>
      {says}{" "}
      <Button
        {...smallButton}
        icon="paperclip"
        data-record="file"
        data-id=""
        data-talk={talk.id}
        className="tl-attach"
      >
        {view.d("card.fileOf")}
      </Button>
    </>
  );
}

/** «Ирина Соколова, с кем: Замятин Виктор, 4 минуты, итог: интерес». */
function talkMeta(
  { author, contact, minutes, outcome, direction, kind, sent, mail }: Talk,
  { t, actor }: CardView,
): string {
  return [
    // A letter of the client stands under a colleague's name, who did not write it.
    mail && direction === "in" ? [mail.name, mail.address].filter(Boolean).join(", ") : nameOf(author),
    (kind === "letter" || kind === "message") && direction ? t(`card.directions.${direction}`) : "",
    contact && !(mail && direction === "in")
      ? t("card.with", { name: fullName({ ...contact, given: contact.given ?? "" }) })
      : "",
    sent ? t(`card.sent.${sent}`) : "",
    minutes ? t("card.minutes", { n: minutes }) : "",
    outcome ? t("card.outcome", { outcome: outcomes[outcome].label[actor.locale] }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

const said = [
  "accept",
  "start",
  "decline",
  "clarify",
  "answer",
  "report",
  "confirm",
  "return",
  "resend",
  "pass_on",
  "cancel",
] as const;

function stepSays({ command, title, actor }: Step, { t }: CardView): string {
  const name = said.find((one) => one === command) ?? "other";
  return t(`steps.${name}`, { who: nameOf(actor) || t("card.system"), title });
}
