import { Section } from "#components/section.tsx";
import { AssignButton } from "../../assignments/assign-button.tsx";
import { AssignmentActions } from "../../assignments/assignment-actions.tsx";
import { CustodyLine } from "../../assignments/custody-line.tsx";
import { WorkTerm } from "../../assignments/work-row.tsx";
import type { ComplaintView } from "./complaint-view.ts";

/** Questions to colleagues: assignments, which never change who answers for the complaint. */
export function Tasks({ view }: { view: ComplaintView }) {
  const { t, tasks, work, item } = view;
  return (
    <Section
      title={t("page.tasks")}
      level={3}
      count={tasks.length || undefined}
      action={
        item.state === "closed" ? null : (
          <AssignButton view={work} variant="ghost" clientId={item.client?.id} complaintId={item.id} />
        )
      }
    >
      {tasks.length === 0 ? (
        <p className="text-sm text-ink-3">{t("page.noTasks")}</p>
      ) : (
        <ul>
          {tasks.map((task) => (
            <li key={task.id} className="grid gap-1 border-t border-line py-2 text-sm first:border-0">
              <a href={`/assignments/${task.id}`} className="font-medium text-ink">
                {task.title}
              </a>
              <CustodyLine item={task} view={work} />
              <WorkTerm item={task} view={work} />
              {task.last.remark ? (
                <p className="text-ink-2">{work.t("quoted", { text: task.last.remark })}</p>
              ) : null}
              <AssignmentActions item={task} view={work} row />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
