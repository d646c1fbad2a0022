import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = {
  title: ReactNode;
  id?: string;
  count?: ReactNode;
  late?: boolean;
  /** A quiet sentence beside the heading. */
  note?: ReactNode;
  action?: ReactNode;
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
};

export function Section({ title, id, count, late, note, action, level = 2, className, children }: Props) {
  const Heading = `h${level}` as "h2" | "h3";
  return (
    <section id={id} className={className}>
      <div className="section-head">
        <Heading>{title}</Heading>
        {count === undefined ? null : (
          <span className={cx("count text-sm", late && "text-late")}>{count}</span>
        )}
        {note ? <span className="text-xs text-ink-3 max-md:basis-full">{note}</span> : null}
        {action ? <span className="ml-auto flex items-center gap-1">{action}</span> : null}
      </div>
      {children}
    </section>
  );
}

/** A bordered sheet: only for things, never round a section. */
export function Panel({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx("rounded-lg border border-line bg-surface", className)}>{children}</div>;
}
