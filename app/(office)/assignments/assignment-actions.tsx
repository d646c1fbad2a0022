import { type ButtonVariant, buttonClass } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { type MoveName, movesFor } from "#db/assignments/moves.ts";
import type { AssignmentRow } from "#db/assignments/queries.ts";
import type { WorkView } from "./work-view.ts";

interface Look {
  name: "acceptOwn" | "takeBack" | MoveName;
  move: MoveName;
  variant: ButtonVariant;
  /** Shown in the rows of a list too; the rest only on the page of the assignment. */
  inRow?: boolean;
  shortcut?: string;
}

const looks: Look[] = [
  { name: "accept", move: "accept", variant: "soft", inRow: true, shortcut: "a" },
  { name: "acceptOwn", move: "accept", variant: "second", inRow: true, shortcut: "t" },
  { name: "confirm", move: "confirm", variant: "soft", inRow: true, shortcut: "c" },
  { name: "answer", move: "answer", variant: "soft", inRow: true },
  { name: "report", move: "report", variant: "soft", inRow: true, shortcut: "r" },
  { name: "start", move: "start", variant: "second" },
  { name: "return", move: "return", variant: "ghost", inRow: true },
  { name: "resend", move: "resend", variant: "second", inRow: true },
  { name: "takeBack", move: "resend", variant: "ghost", inRow: true },
  { name: "decline", move: "decline", variant: "ghost", inRow: true, shortcut: "d" },
  { name: "clarify", move: "clarify", variant: "ghost" },
  { name: "cancel", move: "cancel", variant: "ghost" },
];

/** What the desk of the page needs to carry out a press: it stands on the row, so that rows stay plain HTML. */
export interface DeskItem {
  id: string;
  version: number;
  title: string;
  issuer: string;
  dueAt: string;
  to: { value: string; label: string } | null;
}

function deskItem(item: AssignmentRow): DeskItem {
  const { executor, department } = item;
  return {
    id: item.id,
    version: item.version,
    title: item.title,
    issuer: item.issuer.name,
    dueAt: item.dueAt.toISOString(),
    to: executor
      ? { value: `person:${executor.id}`, label: executor.name }
      : department && { value: `department:${department.id}`, label: department.name },
  };
}

type Props = { item: AssignmentRow; view: WorkView; row?: boolean };

/** The buttons that this person may press. The page must hold one `AssignmentDesk`, which listens to them. */
export function AssignmentActions({ item, view, row }: Props) {
  const possible = movesFor(item, view.actor);
  // In a list what is not accepted yet offers the three answers; beginning and finishing it come after.
  const asked = possible.includes("accept");
  const early: MoveName[] = asked && row ? ["report", "start"] : [];
  const shown = looks.filter(
    (look) => possible.includes(look.move) && !early.includes(look.move) && (look.inRow || !row),
  );
  if (shown.length === 0) return null;
  const inColumns = asked && !row;
  return (
    <div
      data-item={JSON.stringify(deskItem(item))}
      className={cx(
        "gap-1 max-md:gap-2",
        inColumns ? "grid grid-cols-[repeat(3,auto)] justify-start" : "flex flex-wrap",
      )}
    >
      {shown.map((look) => (
        <button
          key={look.name}
          type="button"
          className={buttonClass({
            variant: asked && look.move !== "accept" && look.variant === "soft" ? "second" : look.variant,
            size: "sm",
          })}
          data-move={look.name}
          aria-keyshortcuts={row ? look.shortcut : undefined}
        >
          {view.t(`moves.${look.name}`)}
        </button>
      ))}
    </div>
  );
}
