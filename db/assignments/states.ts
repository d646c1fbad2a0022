import type { Text } from "../values/text.ts";

/**
 * The states of an assignment (product, «the ledger of promises»). `holder` says who answers for it in that state:
 * custody moves only when the receiver says yes. `mark` is the stroke drawn beside it.
 */
export const assignmentStates = {
  sent: {
    label: { ru: "Передано, не принято", en: "Handed, not taken" },
    holder: "issuer",
    mark: "handed",
    next: ["accepted", "declined", "clarifying", "cancelled"],
  },
  clarifying: {
    label: { ru: "Уточняется", en: "Being clarified" },
    holder: "issuer",
    mark: "question",
    next: ["sent", "cancelled"],
  },
  declined: {
    label: { ru: "Отклонено, вернулось", en: "Declined, came back" },
    holder: "issuer",
    mark: "returned",
    next: ["sent", "cancelled"],
  },
  accepted: {
    label: { ru: "Принято", en: "Taken" },
    holder: "executor",
    mark: "taken",
    next: ["reported", "cancelled"],
  },
  reported: {
    label: { ru: "Исполнено, ждёт подтверждения", en: "Done, awaiting confirmation" },
    holder: "issuer",
    mark: "reported",
    next: ["confirmed", "accepted", "cancelled"],
  },
  confirmed: { label: { ru: "Подтверждено", en: "Confirmed" }, holder: null, mark: "confirmed", next: [] },
  cancelled: { label: { ru: "Отменено", en: "Cancelled" }, holder: null, mark: "cancelled", next: [] },
} as const satisfies Record<
  string,
  { label: Text; holder: "issuer" | "executor" | null; mark: string; next: readonly string[] }
>;

export type AssignmentState = keyof typeof assignmentStates;

export const openStates = (Object.keys(assignmentStates) as AssignmentState[]).filter(
  (state) => assignmentStates[state].holder !== null,
);

/** May an assignment go from one state straight to the other? */
export function leadsTo(from: AssignmentState, to: AssignmentState): boolean {
  return (assignmentStates[from].next as readonly string[]).includes(to);
}
