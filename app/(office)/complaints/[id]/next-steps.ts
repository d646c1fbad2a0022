import type { Delivery } from "#db/complaints/delivery.ts";
import type { ComplaintMove } from "#db/complaints/moves.ts";
import { type ComplaintKind, complaintKinds } from "#db/complaints/registries.ts";
import type { ComplaintState } from "#db/complaints/states.ts";

export type StepName =
  | "accept"
  | "take"
  | "waitAccept"
  | "decide"
  | "waitClient"
  | "answer"
  | "answerPlain"
  | "arriving"
  | "reach"
  | "close"
  | "closed"
  | "none";

export interface NextStep {
  name: StepName;
  /** Buttons, the main one first; what is done in a panel of the page has none. */
  moves: ComplaintMove[];
  /** Whether our own term stands beside it. */
  isDue: boolean;
}

interface Standing {
  kind: ComplaintKind;
  state: ComplaintState;
  candidateId: string | null;
  delivery: Delivery | null;
  hasEmail: boolean;
}

const untaken: readonly ComplaintState[] = ["registered", "assigned"];

/** What the reader has to do next, or whom it waits for. `moves` are what this person may do at all. */
export function nextStep(item: Standing, readerId: string, moves: readonly ComplaintMove[]): NextStep {
  const allowed = (...names: ComplaintMove[]) => names.filter((name) => moves.includes(name));
  const step = (name: StepName, isDue: boolean, ...names: ComplaintMove[]): NextStep => ({
    name,
    isDue,
    moves: allowed(...names),
  });
  if (item.state === "closed") return step("closed", false, "reopen");
  if (item.candidateId === readerId) return step("accept", true, "accept", "decline");
  if (!moves.includes("edit")) return step("none", true);
  if (untaken.includes(item.state)) {
    if (item.candidateId) return step("waitAccept", true, "assign", "take");
    if (moves.includes("take")) return step("take", true, "take", "assign", "give_back");
    return step("none", true, "assign");
  }
  if (item.state === "waiting_client") return step("waitClient", true, "resume", "assign");
  if (item.state === "decided") return step("answer", true, "assign", "reopen");
  if (item.state === "answered") {
    if (item.delivery === "delivered") return step("close", false, "close", "reopen");
    if (item.delivery === "underway") return step("arriving", false, "close", "tell", "reopen");
    return step("reach", false, ...(item.hasEmail ? (["resend"] as const) : []), "tell", "reopen");
  }
  const isVerdictDue = complaintKinds[item.kind].needsVerdict;
  return step(isVerdictDue ? "decide" : "answerPlain", true, "assign", "give_back");
}
