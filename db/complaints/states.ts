import { type ComplaintKind, complaintKinds } from "#db/complaints/registries.ts";
import type { Text } from "#db/values/text.ts";

/** `stage` is how full the circle beside the word is drawn; `clock` what the internal term does in that state. */
interface State {
  label: Text;
  /** Of a kind whose noun is neuter: «обращение зарегистрировано». */
  neuter?: Text;
  stage: number;
  clock: "runs" | "pauses" | "stopped";
}

/** The states of an entry of the book; how one leads to another stands in `moves.ts`. */
export const complaintStates = {
  registered: {
    label: { ru: "Зарегистрирована", en: "Registered" },
    neuter: { ru: "Зарегистрировано", en: "Registered" },
    stage: 0,
    clock: "runs",
  },
  assigned: {
    label: { ru: "Назначена", en: "Assigned" },
    neuter: { ru: "Назначено", en: "Assigned" },
    stage: 1,
    clock: "runs",
  },
  in_work: { label: { ru: "В работе", en: "In work" }, stage: 2, clock: "runs" },
  waiting_client: {
    label: { ru: "Ждём клиента", en: "Waiting for the client" },
    stage: 2,
    clock: "pauses",
  },
  decided: { label: { ru: "Решение вынесено", en: "Decided" }, stage: 3, clock: "runs" },
  answered: { label: { ru: "Ответ дан", en: "Answered" }, stage: 4, clock: "stopped" },
  closed: {
    label: { ru: "Закрыта", en: "Closed" },
    neuter: { ru: "Закрыто", en: "Closed" },
    stage: 5,
    clock: "stopped",
  },
} as const satisfies Record<string, State>;

export type ComplaintState = keyof typeof complaintStates;

export const complaintStateNames = Object.keys(complaintStates) as ComplaintState[];

/** The word of a state as it agrees with the noun of the kind. */
export function stateLabel(kind: ComplaintKind, name: ComplaintState): Text {
  const { label, neuter }: State = complaintStates[name];
  return complaintKinds[kind].gender === "neuter" ? (neuter ?? label) : label;
}

/** Still owed to the client: both clocks have a term. */
export const owedStates = complaintStateNames.filter((state) => complaintStates[state].clock !== "stopped");
