import type { Text } from "../values/text.ts";

interface State {
  label: Text;
  /** Who answers for it in that state: custody moves only when the receiver says yes. */
  holder: "issuer" | "executor" | null;
  /** The stroke drawn beside it. */
  mark: "handed" | "questioned" | "declined" | "taken" | "reported" | "confirmed" | "cancelled";
}

/** The states of an assignment; how one leads to another stands in `moves.ts`. */
export const assignmentStates = {
  sent: {
    label: { ru: "Передано, не принято", en: "Handed, not accepted" },
    holder: "issuer",
    mark: "handed",
  },
  clarifying: { label: { ru: "Уточняется", en: "Being clarified" }, holder: "issuer", mark: "questioned" },
  declined: {
    label: { ru: "Отклонено, вернулось", en: "Declined, came back" },
    holder: "issuer",
    mark: "declined",
  },
  accepted: { label: { ru: "Принято", en: "Accepted" }, holder: "executor", mark: "taken" },
  reported: {
    label: { ru: "Исполнено, ждёт подтверждения", en: "Done, awaiting confirmation" },
    holder: "issuer",
    mark: "reported",
  },
  confirmed: { label: { ru: "Подтверждено", en: "Confirmed" }, holder: null, mark: "confirmed" },
  cancelled: { label: { ru: "Отменено", en: "Cancelled" }, holder: null, mark: "cancelled" },
} satisfies Record<string, State>;

export type AssignmentState = keyof typeof assignmentStates;

export const stateNames = Object.keys(assignmentStates) as AssignmentState[];

export const openStates = stateNames.filter((state) => assignmentStates[state].holder !== null);

/** The id of the one who answers for an assignment in this state; null once it is closed. */
export function custodianOf(item: {
  state: AssignmentState;
  issuerId: string;
  executorId: string | null;
}): string | null {
  const { holder } = assignmentStates[item.state];
  if (holder === null) return null;
  return holder === "issuer" ? item.issuerId : item.executorId;
}
