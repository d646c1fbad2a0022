import { type ComplaintKind, complaintKinds } from "#db/complaints/registries.ts";
import type { ComplaintState } from "#db/complaints/states.ts";

export interface PublicStep {
  state: ComplaintState | "again";
  at: Date | null;
  place: "past" | "now" | "ahead";
}

interface Walked {
  kind: ComplaintKind;
  state: ComplaintState;
  /** Changes of state in their order, the registration first. */
  moves: readonly { state: ComplaintState; at: Date }[];
}

const road: readonly ComplaintState[] = ["registered", "in_work", "decided", "answered"];

/** The way of an entry as its writer sees it: what has happened with its day, where it is now, what comes. */
export function publicSteps({ kind, state, moves }: Walked): PublicStep[] {
  // Who it was handed to is our own matter until that person takes it.
  const told = moves.filter(
    ({ state: to }, index) => to !== "assigned" && (to !== "registered" || index === 0),
  );
  const past = told.map(({ state: to, at }, index): PublicStep => {
    const before = told.slice(0, index).map(({ state: seen }) => seen);
    const again = to === "in_work" && before.some((seen) => seen === "answered" || seen === "closed");
    return { state: again ? "again" : to, at, place: "past" };
  });
  const reached = state === "assigned" ? "registered" : state;
  const needed = road.filter((step) => step !== "decided" || complaintKinds[kind].needsVerdict);
  const at = reached === "waiting_client" ? needed.indexOf("in_work") : needed.indexOf(reached);
  const ahead = reached === "closed" ? [] : needed.slice(at + 1);
  const isOver = reached === "answered" || reached === "closed";
  return [
    ...past.map((step, index) =>
      index === past.length - 1 && !isOver ? { ...step, place: "now" as const } : step,
    ),
    ...ahead.map((step): PublicStep => ({ state: step, at: null, place: "ahead" })),
  ];
}
