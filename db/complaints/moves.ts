import { type ComplaintKind, complaintKinds } from "#db/complaints/registries.ts";
import { type ComplaintState, complaintStateNames, owedStates } from "#db/complaints/states.ts";
import type { RefusalCode } from "#db/errors.ts";
import type { Role } from "#db/staff/roles.ts";

/** Whose move it is. Stewards are those who keep the whole book: the director and the people of quality. */
type Part = "owner" | "candidate" | "steward" | "anyone";

interface Move {
  from: readonly ComplaintState[];
  to: readonly ComplaintState[];
  by: readonly Part[];
}

const unclosed = complaintStateNames.filter((state) => state !== "closed");
const handlers = ["owner", "steward"] as const;
/** Untaken or in work: the first working step counts as taking it. */
const workable = ["registered", "assigned", "in_work"] as const;

/**
 * What may be done with an entry of the book: from which states, to which, and by whom. Handing it over proposes it:
 * the owner answers until the other one accepts, so asking never leaves it without a responsible person.
 */
export const complaintMoves = {
  take: { from: ["registered", "assigned"], to: ["in_work"], by: ["owner"] },
  accept: { from: unclosed, to: unclosed, by: ["candidate"] },
  decline: { from: unclosed, to: unclosed, by: ["candidate"] },
  // The owner's own no: it falls back to triage, to the head of quality.
  give_back: { from: ["registered", "in_work"], to: ["registered"], by: ["owner"] },
  assign: { from: unclosed, to: unclosed, by: handlers },
  ask: { from: workable, to: ["waiting_client"], by: handlers },
  reply: { from: owedStates, to: owedStates, by: handlers },
  resume: { from: ["waiting_client"], to: ["in_work"], by: handlers },
  decide: { from: workable, to: ["decided"], by: handlers },
  // What needs no verdict is answered straight from work.
  answer: { from: ["decided", ...workable], to: ["answered"], by: handlers },
  resend: { from: ["answered"], to: ["answered"], by: handlers },
  tell: { from: ["answered"], to: ["answered"], by: handlers },
  close: { from: ["answered"], to: ["closed"], by: handlers },
  reopen: { from: ["decided", "answered", "closed"], to: ["in_work"], by: handlers },
  edit: { from: unclosed, to: unclosed, by: handlers },
  note: { from: complaintStateNames, to: complaintStateNames, by: ["anyone"] },
} as const satisfies Record<string, Move>;

export type ComplaintMove = keyof typeof complaintMoves;
export type EntryCommand = "lodge" | ComplaintMove;
export const complaintMoveNames = Object.keys(complaintMoves) as ComplaintMove[];

export interface MovedComplaint {
  kind: ComplaintKind;
  state: ComplaintState;
  ownerId: string;
  candidateId: string | null;
  questionsAsked: number;
}

export interface Mover {
  id: string;
  role: Role;
}

export const isSteward = ({ role }: Pick<Mover, "role">) => role === "director" || role === "quality";

/** Under this name an entry keeps whom it was handed to before and after, in words: the row knows only the last one. */
export const HANDED_TO = "candidate";

/** Twice at most: whoever still does not know enough decides on what there is. */
export const MOST_QUESTIONS = 2;

const hasPart: Record<Part, (item: MovedComplaint, who: Mover) => boolean> = {
  owner: (item, who) => item.ownerId === who.id,
  candidate: (item, who) => item.candidateId === who.id,
  steward: (_, who) => isSteward(who),
  anyone: () => true,
};

/** Why this person may not do it, whatever state it is in; null when it is theirs to do. */
export function whyNotTheirs(item: MovedComplaint, who: Mover, name: ComplaintMove): RefusalCode | null {
  const by: readonly Part[] = complaintMoves[name].by;
  if (by.some((part) => hasPart[part](item, who))) return null;
  if (by.includes("candidate")) return "complaint_not_handed_to_you";
  return by.includes("steward") ? "complaint_not_yours" : "complaint_owner_only";
}

/** Does its state, and its kind, allow it? */
export function isTimely(item: MovedComplaint, name: ComplaintMove): boolean {
  const from: readonly ComplaintState[] = complaintMoves[name].from;
  if (!from.includes(item.state)) return false;
  const { needsVerdict } = complaintKinds[item.kind];
  if (name === "decide") return needsVerdict;
  if (name === "answer") return item.state === "decided" || !needsVerdict;
  return name !== "ask" || item.questionsAsked < MOST_QUESTIONS;
}

/** The buttons that this person has on the page of the complaint. */
export function movesOf(item: MovedComplaint, who: Mover): ComplaintMove[] {
  return complaintMoveNames.filter((name) => isTimely(item, name) && whyNotTheirs(item, who, name) === null);
}
