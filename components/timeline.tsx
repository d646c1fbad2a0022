import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Static } from "./static-html.tsx";

/** Days and entries of one feed; children are TimelineDay and TimelineItem, plain from top to bottom. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Static as="ol" className="timeline" aria-label={label}>
      {children}
    </Static>
  );
}

/** A day head: «Вчера, 18 марта». */
export function TimelineDay({ children }: { children: ReactNode }) {
  return (
    <li className="tl-day">
      <h3>{children}</h3>
    </li>
  );
}

type ItemProps = {
  time?: ReactNode;
  dateTime?: string;
  icon: IconName;
  /** quiet: what happened by itself. word: what people said. promise: filled node, children are a PromiseCard. */
  kind?: "quiet" | "word" | "promise";
  /** A kept promise fades to a green node. */
  done?: boolean;
  meta?: ReactNode;
  id?: string;
  children: ReactNode;
};

export function TimelineItem({ time, dateTime, icon, kind = "word", done, meta, id, children }: ItemProps) {
  return (
    <li id={id} className={cx("tl", kind !== "word" && `tl-${kind}`, done && "tl-done")}>
      <time className="tl-time" dateTime={dateTime}>
        {time}
      </time>
      <span className="tl-node">
        <Icon name={icon} size={14} />
      </span>
      <div className="tl-body">
        {children}
        {meta ? <div className="mt-0.5 text-xs text-ink-3">{meta}</div> : null}
      </div>
    </li>
  );
}

type CardProps = {
  title: ReactNode;
  term?: ReactNode;
  custody?: ReactNode;
  /** The promise is shorter than the norm, in words. */
  warning?: ReactNode;
  done?: boolean;
  actions?: ReactNode;
};

/** The loudest thing on a page: a border, a term and a holder. */
export function PromiseCard({ title, term, custody, warning, done, actions }: CardProps) {
  return (
    <div className={cx("promise-card", done && "promise-card-done")}>
      <div className="flex items-baseline justify-between gap-3 max-md:flex-col max-md:gap-0">
        <div className="min-w-0 font-medium">{title}</div>
        {term ? <div className="flex-none">{term}</div> : null}
      </div>
      {custody ? <div className="mt-1">{custody}</div> : null}
      {warning ? (
        <div className="mt-1 flex gap-1 text-xs text-soon">
          <Icon name="triangle-alert" size={14} className="mt-px" />
          <span>{warning}</span>
        </div>
      ) : null}
      {actions ? <div className="mt-2 flex flex-wrap gap-1">{actions}</div> : null}
    </div>
  );
}
