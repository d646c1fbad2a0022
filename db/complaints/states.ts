import type { Text } from "#db/values/text.ts";

/** `stage` is how full the circle beside the word is drawn; `clock` what the internal term does in that state. */
interface State {
  label: Text;
  stage: number;
  clock: "runs" | "pauses" | "stopped";
  next: readonly string[];
}

export const complaintStates = {
  registered: {
    label: { ru: "Зарегистрирована", en: "Registered" },
    stage: 0,
    clock: "runs",
    next: ["assigned", "in_work"],
  },
  assigned: {
    label: { ru: "Назначена", en: "Assigned" },
    stage: 1,
    clock: "runs",
    next: ["registered", "in_work"],
  },
  in_work: {
    label: { ru: "В работе", en: "In work" },
    stage: 2,
    clock: "runs",
    next: ["assigned", "registered", "waiting_client", "decided"],
  },
  waiting_client: {
    label: { ru: "Ждём клиента", en: "Waiting for the client" },
    stage: 2,
    clock: "pauses",
    next: ["in_work"],
  },
  decided: {
    label: { ru: "Решение вынесено", en: "Decided" },
    stage: 3,
    clock: "runs",
    next: ["in_work", "answered"],
  },
  answered: {
    label: { ru: "Ответ дан", en: "Answered" },
    stage: 4,
    clock: "stopped",
    next: ["in_work", "closed"],
  },
  closed: { label: { ru: "Закрыта", en: "Closed" }, stage: 5, clock: "stopped", next: ["in_work"] },
} as const satisfies Record<string, State>;

export type ComplaintState = keyof typeof complaintStates;
