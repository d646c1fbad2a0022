import { ClassMark } from "#components/class-mark.tsx";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import type { CommentRow } from "#db/surveys/comments.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime, formatDayMonth } from "#db/values/time.ts";
import { type View, whenOf } from "../view.ts";

const tone = (score: number | null) =>
  score === null ? "passives" : score >= 9 ? "promoters" : score >= 7 ? "passives" : "detractors";

function complaintWords({ complaint, owner }: CommentRow, view: View): string {
  const { t } = view;
  const who = { number: complaint?.number ?? "", owner: owner ? shortName(owner) : "" };
  return complaint?.dueAt
    ? t("results.complaintDue", { ...who, day: formatDayMonth(complaint.dueAt, whenOf(view)) })
    : t("results.complaint", who);
}

/** One answer in the client's own words. Plain elements. */
export function CommentItem({ row, view }: { row: CommentRow; view: View }) {
  const { t } = view;
  const { client, score, texts, complaint, finishedAt } = row;
  return (
    <li>
      <span
        className={`comment-score is-${tone(score)}`}
        title={score === null ? t("results.noScore") : undefined}
      >
        {score ?? "–"}
      </span>
      <div className="min-w-0">
        {texts.map((text) => (
          <p key={text} className="comment-text">
            {text}
          </p>
        ))}
        <p className="comment-from">
          <ClassMark letter={client.class} label={t("results.class", { letter: client.class })} small />
          <a href={`/clients/${client.id}`}>{client.name}</a>
          {finishedAt ? <span>{formatDateTime(finishedAt, whenOf(view))}</span> : null}
        </p>
        {complaint ? (
          <a
            href={`/complaints/${complaint.id}`}
            className={cx("comment-complaint", complaint.dueAt && "is-open")}
          >
            <Icon name="book-open" size={14} />
            {complaintWords(row, view)}
          </a>
        ) : null}
      </div>
    </li>
  );
}
