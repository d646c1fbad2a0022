import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Static } from "./static-html.tsx";

type Props = {
  title: ReactNode;
  /** Quiet number beside the title; may be a Suspense. */
  count?: ReactNode;
  /** Stands in the bar; the title then goes to its own line below. */
  breadcrumbs?: ReactNode;
  actions?: ReactNode;
  /** A line under the title: class, stage, holder, town. Plain elements. */
  meta?: ReactNode;
  /** The title of an object is larger than the title of a list. */
  object?: boolean;
};

export function PageHeader({ title, count, breadcrumbs, actions, meta, object }: Props) {
  const heading = (
    <h1 className={cx("min-w-0", object ? "page-title-object" : "page-title")}>
      {title}
      {count === undefined ? null : <span className="page-count">{count}</span>}
    </h1>
  );
  return (
    <header className="page-header">
      <div className="page-bar">
        <div className="min-w-0 flex-1">{breadcrumbs ?? heading}</div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {breadcrumbs ? <div className="page-under">{heading}</div> : null}
      {meta ? (
        <Static as="div" className="page-meta">
          {meta}
        </Static>
      ) : null}
    </header>
  );
}

/** The body of a page under its header, with the sheet's margins. */
export function PageBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx("px-6 pb-8 max-md:px-4 max-md:pb-6", className)}>{children}</div>;
}
