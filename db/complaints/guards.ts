import { type Delivery, deliveries } from "#db/complaints/delivery.ts";
import {
  type ComplaintKind,
  type ComplaintSeverity,
  complaintKinds,
  type Verdict,
} from "#db/complaints/registries.ts";
import type { ComplaintState } from "#db/complaints/states.ts";
import type { Text } from "#db/values/text.ts";

interface Guarded {
  kind: ComplaintKind;
  state: ComplaintState;
  severity: ComplaintSeverity;
  verdict: Verdict | null;
  rootCause: string | null;
  costKopecks: number | null;
  answeredAt: Date | null;
  /** Questions to colleagues that are still open. */
  openQuestions: number;
  /** What became of the last answer; null before there is one. */
  delivery: Delivery | null;
}

export interface Guard {
  name: "questions" | "verdict" | "cause" | "cost" | "answer" | "delivery";
  label: Text;
  isMet: boolean;
  /** Without it the command is refused; the rest is only to be known. */
  isRequired: boolean;
}

/** A root cause is owed where the client was right and where it was severe. */
export const needsCause = ({ kind, severity, verdict }: Pick<Guarded, "kind" | "severity" | "verdict">) =>
  complaintKinds[kind].needsVerdict &&
  (severity === "high" || verdict === "justified" || verdict === "partly");

const questions = (item: Guarded): Guard => ({
  name: "questions",
  label: { ru: "коллеги ответили на вопросы", en: "colleagues have answered" },
  isMet: item.openQuestions === 0,
  isRequired: false,
});
const decidedStates: readonly ComplaintState[] = ["decided", "answered", "closed"];

/** It was decided once, then opened again: the old verdict is kept, but a new one is due. */
export const isToDecideAnew = ({ state, verdict }: Pick<Guarded, "state" | "verdict">) =>
  verdict !== null && !decidedStates.includes(state);

const verdict = (item: Guarded): Guard => ({
  name: "verdict",
  label: isToDecideAnew(item)
    ? { ru: "новое решение вынесено", en: "a new verdict is given" }
    : { ru: "решение вынесено", en: "a verdict is given" },
  isMet: item.verdict !== null && decidedStates.includes(item.state),
  isRequired: true,
});
const cause = (item: Guarded): Guard => ({
  name: "cause",
  label: { ru: "причина названа", en: "the root cause is named" },
  isMet: item.rootCause !== null && item.rootCause !== "",
  isRequired: true,
});
const cost = (item: Guarded): Guard => ({
  name: "cost",
  label: { ru: "стоимость указана", en: "the cost is entered" },
  isMet: item.costKopecks !== null,
  isRequired: true,
});
const answer = (item: Guarded): Guard => ({
  name: "answer",
  label: { ru: "ответ клиенту дан", en: "the client has been answered" },
  isMet: item.answeredAt !== null,
  isRequired: true,
});

const delivery = (item: Guarded): Guard => {
  // After a reopening the answer of then counts no more.
  const is = item.answeredAt === null ? null : item.delivery;
  return {
    name: "delivery",
    label: deliveries[is ?? "delivered"].label,
    isMet: is === "delivered",
    isRequired: true,
  };
};

/** What is still missing to decide, and to close: for the lists beside the buttons. */
export function guardsOf(item: Guarded): { decide: Guard[]; close: Guard[] } {
  const { needsVerdict } = complaintKinds[item.kind];
  return {
    decide: needsVerdict ? [questions(item), ...(needsCause(item) ? [cause(item)] : [])] : [],
    close: [
      ...(needsVerdict ? [verdict(item)] : []),
      ...(needsCause(item) ? [cause(item)] : []),
      ...(needsVerdict ? [cost(item)] : []),
      answer(item),
      delivery(item),
    ],
  };
}
