import type { RefusalCode } from "../errors.ts";
import type { Role } from "../staff/roles.ts";
import { type AssignmentState, openStates } from "./states.ts";

interface Move {
  from: readonly AssignmentState[];
  to: readonly AssignmentState[];
  by: "issuer" | "addressee";
}

/**
 * What may be done with an assignment: from which states, to which, and by whom. The addressee is the person it was
 * handed to or anyone of the department; starting or finishing what one was handed counts as accepting it.
 */
export const moves = {
  accept: { from: ["sent"], to: ["accepted"], by: "addressee" },
  start: { from: ["sent", "accepted"], to: ["accepted"], by: "addressee" },
  decline: { from: ["sent"], to: ["declined"], by: "addressee" },
  clarify: { from: ["sent"], to: ["clarifying"], by: "addressee" },
  // Nobody but oneself could confirm what one has asked of oneself: it closes at once.
  report: { from: ["sent", "accepted"], to: ["reported", "confirmed"], by: "addressee" },
  answer: { from: ["clarifying"], to: ["sent"], by: "issuer" },
  confirm: { from: ["reported"], to: ["confirmed"], by: "issuer" },
  return: { from: ["reported"], to: ["accepted"], by: "issuer" },
  // Given to oneself it is taken back, and nobody has to say yes.
  resend: { from: ["sent", "clarifying", "declined"], to: ["sent", "accepted"], by: "issuer" },
  cancel: { from: openStates, to: ["cancelled"], by: "issuer" },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;
/** `pass_on`: somebody leaves, and what they held goes on with others. */
export type StepCommand = "issue" | "pass_on" | MoveName;
export const moveNames = Object.keys(moves) as MoveName[];

/** May some move lead from one state straight to the other? */
export function leadsTo(from: AssignmentState, to: AssignmentState): boolean {
  return moveNames.some((name) => {
    const move: Move = moves[name];
    return move.from.includes(from) && move.to.includes(to);
  });
}

export interface MovedItem {
  state: AssignmentState;
  issuerId: string;
  executorId: string | null;
  departmentId: string | null;
  startedAt: Date | null;
}

export interface Mover {
  id: string;
  role: Role;
  departmentId: string | null;
  headOf: readonly string[];
}

/**
 * The department whose work is this person's too. An administrator has none, whatever the account says: who sees no
 * client must not come to one by an account he made for himself.
 */
export function workDepartmentOf({
  role,
  departmentId,
}: Pick<Mover, "role" | "departmentId">): string | null {
  return role === "admin" ? null : departmentId;
}

/** Was it handed to this person, or to this person's department and not yet taken? */
export function isAddressee(item: MovedItem, who: Mover): boolean {
  if (item.executorId !== null) return item.executorId === who.id;
  return item.departmentId !== null && item.departmentId === workDepartmentOf(who);
}

/** A colleague of the addressed department was faster. */
export function isTakenByColleague(item: MovedItem, who: Mover): boolean {
  return (
    item.departmentId !== null &&
    item.departmentId === workDepartmentOf(who) &&
    item.executorId !== null &&
    item.executorId !== who.id
  );
}

/** Why this person may not do it, whatever state the assignment is in; null when it is theirs to do. */
export function whyNotTheirs(item: MovedItem, who: Mover, name: MoveName): RefusalCode | null {
  const by: Move["by"] = moves[name].by;
  if (by === "issuer") return item.issuerId === who.id ? null : "not_issuer";
  if (isTakenByColleague(item, who)) return "already_taken";
  if (!isAddressee(item, who)) return "not_addressee";
  const forAll = name === "decline" && item.executorId === null;
  return forAll && !who.headOf.includes(item.departmentId ?? "") ? "head_declines" : null;
}

/** Does the state allow it? Work is started once. */
export function isTimely(item: MovedItem, name: MoveName): boolean {
  const from: readonly AssignmentState[] = moves[name].from;
  return from.includes(item.state) && !(name === "start" && item.startedAt !== null);
}

/** The buttons that this person sees beside the assignment. */
export function movesFor(item: MovedItem, who: Mover): MoveName[] {
  return moveNames.filter((name) => isTimely(item, name) && whyNotTheirs(item, who, name) === null);
}
