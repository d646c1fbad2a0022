import type { InteractionKind, Outcome } from "../../interactions/kinds.ts";
import type { Role } from "../../staff/roles.ts";

/**
 * Slots of a text: {c} the contact's surname, {c:dat} in a case, {d} the one who decides, {n} a number of units,
 * {eq} units, {eqs} of units, {where}, {sum}, {less}, {fee} of one visit, {year}, {part} and {part:gen}, {days}, {doc}, {area};
 * {был|была} by the contact's gender, <был|была> by the author's.
 */
export type Template = string;

export interface Task {
  titles: readonly Template[];
  /** Whose work it is; «self» stays with the one who promised. */
  to: Role | "self";
  /** Working days until the term. */
  term: readonly [number, number];
  details?: readonly Template[];
  /** What the executor reports. */
  results?: readonly Template[];
}

export interface Line {
  kind: InteractionKind;
  direction: "in" | "out" | null;
  /** Calendar days after the line before. */
  after: readonly [number, number];
  outcome: Outcome | null;
  /** Who wrote it down; the client's manager when not said. */
  by?: Role;
  texts: readonly Template[];
  task?: Task;
}

export type Episode = readonly Line[];

type Options = Partial<Pick<Line, "outcome" | "by" | "task">>;
const line =
  (kind: InteractionKind, direction: "in" | "out" | null) =>
  (after: readonly [number, number], texts: readonly Template[], options: Options = {}): Line => ({
    kind,
    direction,
    after,
    texts,
    outcome: null,
    ...options,
  });

export const callIn = line("call", "in");
export const callOut = line("call", "out");
export const letterIn = line("letter", "in");
export const letterOut = line("letter", "out");
export const meeting = line("meeting", null);
export const note = line("note", null);
