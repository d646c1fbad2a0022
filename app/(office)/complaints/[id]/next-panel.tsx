import { type ButtonVariant, buttonClass } from "#components/button.tsx";
import { Icon, type IconName } from "#components/icon.tsx";
import { Static } from "#components/static-html.tsx";
import type { ComplaintMove } from "#db/complaints/moves.ts";
import { complaintOutcomes } from "#db/complaints/registries.ts";
import { dueText } from "#db/values/due.ts";
import { formatDateTime } from "#db/values/time.ts";
import { type ComplaintView, zoned } from "./complaint-view.ts";
import { type NextStep, nextStep, type StepName } from "./next-steps.ts";

const icons: Record<StepName, IconName> = {
  accept: "chevron-right",
  take: "chevrons-right",
  waitAccept: "hourglass",
  decide: "gavel",
  waitClient: "hourglass",
  answer: "reply",
  answerPlain: "reply",
  arriving: "hourglass",
  reach: "send",
  close: "check",
  closed: "check-check",
  none: "hourglass",
};
type Button = Exclude<ComplaintMove, "ask" | "reply" | "answer" | "decide" | "edit" | "note">;

/** The next action on top: what colleagues have reported, then what the complaint itself waits for. */
export function NextPanel({ view }: { view: ComplaintView }) {
  const { t, actor, item, tasks, moves } = view;
  const step = nextStep(item, actor.id, moves);
  const reported = tasks.filter(({ state, issuer }) => state === "reported" && issuer.id === actor.id);
  return (
    <section>
      <h2 className="sr-only">{t("page.next")}</h2>
      <Static as="ol" className="next-steps">
        {reported.map((task) => (
          <li key={task.id} className="next-step">
            <Icon name="check" className="mt-0.5 self-start" />
            <div className="min-w-0 flex-1">
              <a href={`/assignments/${task.id}`} className="font-medium text-ink">
                {t("nextSteps.confirm", { title: task.title })}
              </a>
              <div className="text-sm text-ink-2">
                {t("nextSteps.confirmNote", { name: task.executor?.name ?? task.department?.name ?? "" })}
              </div>
            </div>
            <a href={`/assignments/${task.id}`} className={buttonClass({ variant: "second", size: "sm" })}>
              {t("nextSteps.confirm", { title: "" }).replace(/:\s*$/, "")}
            </a>
          </li>
        ))}
        <li className="next-step">
          <Icon name={icons[step.name]} className="mt-0.5 self-start" />
          <div className="min-w-0 flex-1">
            <div className="font-medium">{titleOf(step, view)}</div>
            {noteOf(step, view)}
          </div>
          {step.isDue ? <InnerTerm view={view} /> : null}
          <Buttons step={step} view={view} />
        </li>
      </Static>
    </section>
  );
}

function Buttons({ step, view: { t } }: { step: NextStep; view: ComplaintView }) {
  if (step.moves.length === 0) return null;
  const look = (index: number): ButtonVariant => {
    const leads = ![
      "waitAccept",
      "waitClient",
      "arriving",
      "decide",
      "answer",
      "answerPlain",
      "closed",
      "none",
    ].includes(step.name);
    return index === 0 && leads ? "primary" : "second";
  };
  return (
    <div className="flex flex-wrap gap-1 max-md:w-full max-md:pl-7">
      {step.moves.map((move, index) => (
        <button
          key={move}
          type="button"
          className={buttonClass({ variant: look(index), size: "sm" })}
          data-complaint-move={move}
        >
          {t(`moves.${move as Button}`)}
        </button>
      ))}
    </div>
  );
}

function InnerTerm({ view }: { view: ComplaintView }) {
  const { item } = view;
  if (!item.internalDueAt || item.state === "waiting_client") return null;
  const { text, date, tone } = dueText({ dueAt: item.internalDueAt, ...zoned(view) });
  return (
    <span className={tone === "calm" ? "term" : `term term-${tone}`} title={date}>
      {text}
    </span>
  );
}

function titleOf({ name }: NextStep, { t, item, now, actor }: ComplaintView): string {
  if (name === "closed") {
    return t("nextSteps.closed", {
      when: item.closedAt ? formatDateTime(item.closedAt, zoned({ actor, now })) : "",
      outcome: complaintOutcomes[item.outcome ?? "resolved"].label[actor.locale],
    });
  }
  const holder = name === "waitAccept" ? item.candidate : item.owner;
  return t(`nextSteps.${name}`, { name: holder?.name ?? "" });
}

function noteOf({ name }: NextStep, view: ComplaintView) {
  const { t, item, entries } = view;
  const when = (at: Date | null | undefined) => (at ? formatDateTime(at, zoned(view)) : "");
  const notes: Partial<Record<StepName, string>> = {
    take: t("nextSteps.takeNote", { when: when(item.registeredAt) }),
    accept: t("nextSteps.acceptNote", { name: item.owner.name }),
    waitAccept: t("nextSteps.waitAcceptNote"),
    waitClient: t("nextSteps.waitClientNote", {
      when: when(entries.findLast(({ kind }) => kind === "question")?.at),
    }),
    answer: t("nextSteps.answerNote", { when: when(item.decidedAt) }),
    arriving: t("nextSteps.arrivingNote"),
    reach: t(
      `nextSteps.reachNotes.${item.delivery === "failed" || item.delivery === "unknown" ? item.delivery : "untold"}`,
    ),
    close: t("nextSteps.closeNote", { when: when(item.answeredAt) }),
  };
  return notes[name] ? <div className="text-sm text-ink-2">{notes[name]}</div> : null;
}
