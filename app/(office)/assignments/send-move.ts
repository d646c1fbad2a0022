import type { MoveName } from "#db/assignments/moves.ts";
import * as actions from "./actions.ts";

export interface Draft {
  text: string;
  /** ISO, when a term was chosen. */
  dueAt?: string;
  /** «person:…» or «department:…», as the field for colleagues sends it. */
  to?: string;
}

/** The addressee as commands take it. */
export function addressee(to: string | undefined): { executorId?: string; departmentId?: string } {
  const [kind, id] = (to ?? "").split(":");
  if (!id) return {};
  return kind === "department" ? { departmentId: id } : { executorId: id };
}

/** One press, one command. What was not filled in is left out. */
export function sendMove(
  move: MoveName,
  target: { id: string; expectedVersion: number },
  { text, dueAt, to }: Draft,
) {
  const optional = text.trim() === "" ? undefined : text;
  switch (move) {
    case "accept":
      return actions.accept({ ...target, dueAt, remark: optional });
    case "start":
      return actions.start(target);
    case "decline":
      return actions.decline({ ...target, reason: text });
    case "clarify":
      return actions.clarify({ ...target, question: text });
    case "report":
      return actions.report({ ...target, result: optional });
    case "answer":
      return actions.answer({ ...target, answer: text });
    case "confirm":
      return actions.confirm(target);
    case "return":
      return actions.giveBack({ ...target, remark: text, dueAt });
    case "resend":
      return actions.resend({ ...target, ...addressee(to), dueAt: dueAt ?? "", remark: optional });
    case "cancel":
      return actions.cancel({ ...target, reason: text });
  }
}
