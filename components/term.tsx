import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type TermTone = "calm" | "late" | "soon" | "done";

type Props = {
  tone?: TermTone;
  /** The term in words: «2 раб. дня назад», «до пт, 27 марта». */
  children: ReactNode;
  /** The date beside the words, quiet. */
  date?: ReactNode;
  /** Machine time. */
  dateTime?: string;
  title?: string;
};

/** Term first, in words; the date beside it. */
export function Term({ tone = "calm", children, date, dateTime, title }: Props) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2" title={title}>
      <time className={cx("term", tone !== "calm" && `term-${tone}`)} dateTime={dateTime}>
        {children}
      </time>
      {date ? <span className="text-xs text-ink-3">{date}</span> : null}
    </span>
  );
}
