import { ClassMark } from "#components/class-mark.tsx";
import { custodyIcon } from "#components/custody-mark.tsx";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import { Term } from "#components/term.tsx";
import type { AssignmentRow } from "#db/assignments/queries.ts";
import { assignmentStates } from "#db/assignments/states.ts";
import { AssignmentActions } from "./assignment-actions.tsx";
import { CustodyLine } from "./custody-line.tsx";
import { dueOf, termWords, type WorkView } from "./work-view.ts";

/** The term in words; done work says whether it was in time. */
export function WorkTerm({ item, view }: { item: AssignmentRow; view: WorkView }) {
  const dateTime = item.dueAt.toISOString();
  const { date } = dueOf(view, item.dueAt);
  if (item.closedAt && !item.reportedAt) return <Term dateTime={dateTime}>{date}</Term>;
  if (!item.reportedAt) {
    const { words, day, tone } = termWords(view, item.dueAt);
    return (
      <Term tone={tone} date={day} dateTime={dateTime}>
        {words}
      </Term>
    );
  }
  const inTime = item.reportedAt <= item.dueAt;
  return (
    <Term tone={inTime ? "done" : "late"} date={date} dateTime={dateTime}>
      {view.t(inTime ? "inTime" : "afterTerm")}
    </Term>
  );
}

export function ClientLink({
  client,
  view,
}: {
  client: NonNullable<AssignmentRow["client"]>;
  view: WorkView;
}) {
  return (
    <a href={`/clients/${client.id}`} className="min-h-6">
      <ClassMark letter={client.class} label={view.t("classLabel", { class: client.class })} small />
      {client.name}
    </a>
  );
}

type Props = { item: AssignmentRow; view: WorkView; narrow?: boolean };

/** A promise in a list: what and for whom, who holds it, until when, what to do. `narrow` puts custody under the title. */
export function WorkRow({ item, view, narrow }: Props) {
  const custody = <CustodyLine item={item} view={view} />;
  const word = item.last.remark;
  return (
    <li data-work-row="">
      <div
        className={cx("promise", !narrow && "lg:grid-cols-[20px_minmax(0,1fr)_minmax(180px,264px)_296px]")}
      >
        <span className="promise-glyph">
          <Icon name={custodyIcon(assignmentStates[item.state].mark)} />
        </span>
        <div className="min-w-0">
          <a className="inline-block py-0.5 text-base font-medium text-ink" href={`/assignments/${item.id}`}>
            {item.title}
          </a>
          <div className="promise-meta">
            {item.client ? <ClientLink client={item.client} view={view} /> : null}
            <span className={narrow ? undefined : "lg:hidden"}>{custody}</span>
          </div>
          {word && item.state !== "accepted" ? (
            <p className="text-sm text-ink-2">{view.t("quoted", { text: word })}</p>
          ) : null}
        </div>
        {narrow ? null : <div className="text-xs max-lg:hidden">{custody}</div>}
        <div className="promise-side">
          <WorkTerm item={item} view={view} />
          <AssignmentActions item={item} view={view} row />
        </div>
      </div>
    </li>
  );
}
