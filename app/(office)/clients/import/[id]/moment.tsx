import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";

export type MomentState = "done" | "now" | "next";

interface Props {
  number: number;
  title: string;
  state: MomentState;
  note?: ReactNode;
  children: ReactNode;
}

const looks: Record<MomentState, string> = {
  done: "bg-done-soft text-done",
  now: "bg-accent text-white",
  next: "text-ink-3 ring-1 ring-line-strong ring-inset",
};

/** One of the four moments of an import: its number and name at the left, what it is about beside it. */
export function Moment({ number, title, state, note, children }: Props) {
  return (
    <section className="grid gap-x-6 gap-y-3 border-t border-line py-7 first:border-t-0 md:grid-cols-[136px_minmax(0,1fr)]">
      <div className="flex items-start gap-3 self-start md:sticky md:top-6">
        <span
          className={cx(
            "grid size-6 flex-none place-items-center rounded-full text-xs font-semibold",
            looks[state],
          )}
        >
          {state === "done" ? <Icon name="check" size={14} /> : number}
        </span>
        <div className="min-w-0">
          <h2 className="text-lg">{title}</h2>
          {note ? <p className="text-xs text-pretty text-ink-3">{note}</p> : null}
        </div>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
