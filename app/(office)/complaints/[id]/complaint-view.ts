import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import type { AssignmentRow } from "#db/assignments/queries.ts";
import type { ComplaintMove } from "#db/complaints/moves.ts";
import type { ComplaintCard, ComplaintEntryRow, complaintClocks } from "#db/complaints/queries.ts";
import type { WorkView } from "../../assignments/work-view.ts";

/** What every part of the page needs: who looks, when, in which words, at what, and what they may do. */
export interface ComplaintView {
  actor: StaffActor;
  now: Date;
  t: Words<"complaints">;
  work: WorkView;
  item: ComplaintCard;
  entries: readonly ComplaintEntryRow[];
  tasks: readonly AssignmentRow[];
  clocks: Awaited<ReturnType<typeof complaintClocks>>;
  moves: readonly ComplaintMove[];
}

export const zoned = ({ actor, now }: Pick<ComplaintView, "actor" | "now">) => ({
  locale: actor.locale,
  timeZone: actor.timeZone,
  now,
});
