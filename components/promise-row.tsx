import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export function PromiseList({ children }: { children: ReactNode }) {
  return <ul className="promises">{children}</ul>;
}

type Props = {
  /** A glyph of custody, or a control such as a checkbox. */
  icon?: IconName;
  lead?: ReactNode;
  title: ReactNode;
  /** Quiet facts: client, giver, reason. */
  meta?: ReactNode;
  term?: ReactNode;
  actions?: ReactNode;
  id?: string;
};

/** A row of «Сегодня» and «Мои дела»: what, for whom, until when; actions at the right. */
export function PromiseRow({ icon, lead, title, meta, term, actions, id }: Props) {
  return (
    <li id={id}>
      <div className="promise">
        {lead ?? <span className="promise-glyph">{icon ? <Icon name={icon} /> : null}</span>}
        <div className="min-w-0">
          <div className="text-base font-medium">{title}</div>
          {meta ? <div className="promise-meta">{meta}</div> : null}
        </div>
        <div className="promise-side">
          {term}
          {actions ? <div className="flex flex-wrap gap-1 max-md:gap-2">{actions}</div> : null}
        </div>
      </div>
    </li>
  );
}
