import type { ReactNode } from "react";
import { PromiseList } from "#components/promise-row.tsx";
import { Section } from "#components/section.tsx";
import type { AssignmentRow } from "#db/assignments/queries.ts";
import { WorkRow } from "./work-row.tsx";
import type { WorkView } from "./work-view.ts";

type Props = {
  id: string;
  title: string;
  note?: string;
  total: number;
  rows: readonly AssignmentRow[];
  view: WorkView;
  late?: boolean;
  /** Where the rest of a long section is. */
  moreHref?: string;
  narrow?: boolean;
  action?: ReactNode;
};

/** One part of a list of promises, with its count; nothing at all when it is empty. */
export function WorkSection({ id, title, note, total, rows, view, late, moreHref, narrow, action }: Props) {
  if (total === 0) return null;
  return (
    <Section
      id={id}
      title={title}
      count={total}
      late={late}
      note={note}
      action={action}
      className="mt-8 scroll-mt-4"
    >
      <PromiseList>
        {rows.map((item) => (
          <WorkRow key={item.id} item={item} view={view} narrow={narrow} />
        ))}
      </PromiseList>
      {moreHref && rows.length < total ? (
        <a className="mt-2 inline-block text-sm text-accent-ink" href={moreHref}>
          {view.t("more", { total })}
        </a>
      ) : null}
    </Section>
  );
}
