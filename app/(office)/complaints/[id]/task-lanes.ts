import type { AssignmentRow } from "#db/assignments/queries.ts";
import { assignmentStates } from "#db/assignments/states.ts";
import { formatWeekday } from "#db/values/time.ts";
import type { Axis } from "./axis.ts";
import { type ComplaintView, zoned } from "./complaint-view.ts";
import { custodyLane, type Holding, type Lane } from "./lanes.ts";

const MOST = 4;

/** Questions to colleagues: sent, held by whoever took it, back with the one who asked. */
export function taskLanes(tasks: readonly AssignmentRow[], view: ComplaintView, axis: Axis): Lane[] {
  return tasks
    .slice(0, MOST)
    .map((task) =>
      custodyLane(
        axis,
        view.now,
        { key: task.id, label: view.t("clocks.task"), note: task.title },
        holdingsOf(task, view),
      ),
    );
}

function holdingsOf(task: AssignmentRow, view: ComplaintView): Holding[] {
  const { t } = view;
  const to = task.executor?.name ?? task.department?.name ?? "";
  const face = { name: to, kind: task.executor ? ("person" as const) : ("department" as const) };
  const handed = t("clocks.handedTo", { name: to });
  const { holder } = assignmentStates[task.state];
  const acceptedAt = task.acceptedAt;
  const sent: Holding = {
    kind: "sent",
    from: task.createdAt,
    to: acceptedAt ?? task.closedAt,
    text: acceptedAt ? "" : handed,
    title: handed,
    face: null,
  };
  if (!acceptedAt) return [sent];
  const own = t("clocks.ownTerm", { name: to, day: formatWeekday(task.dueAt, zoned(view)) });
  const isTheirs = holder === "executor" && !task.closedAt;
  const taken: Holding = {
    kind: isTheirs ? "now" : "held",
    from: acceptedAt,
    to: task.reportedAt ?? task.closedAt,
    text: own,
    title: own,
    face: { ...face, holder: isTheirs },
  };
  if (!task.reportedAt) return [sent, taken];
  const back: Holding = {
    kind: task.closedAt ? "held" : "now",
    from: task.reportedAt,
    to: task.closedAt,
    text: "",
    title: task.issuer.name,
    face: { name: task.issuer.name, holder: holder === "issuer" && !task.closedAt },
  };
  return [sent, taken, back];
}
