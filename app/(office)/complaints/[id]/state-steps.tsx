import { StageMark } from "#components/stage-mark.tsx";
import { type ComplaintKind, complaintKinds } from "#db/complaints/registries.ts";
import { type ComplaintState, stateLabel } from "#db/complaints/states.ts";
import type { Locale } from "#db/values/text.ts";

const road: readonly ComplaintState[] = [
  "registered",
  "assigned",
  "in_work",
  "decided",
  "answered",
  "closed",
];

interface Props {
  kind: ComplaintKind;
  state: ComplaintState;
  locale: Locale;
  label: string;
}

/** The road of an entry: what is behind, where it is, what is to come. A question to the client stands on its place. */
export function StateSteps({ kind, state, locale, label }: Props) {
  const { needsVerdict } = complaintKinds[kind];
  const steps = road
    .filter((step) => step !== "decided" || needsVerdict)
    .map((step) => (state === "waiting_client" && step === "in_work" ? state : step));
  const here = steps.indexOf(state);
  return (
    <ol className="state-steps" aria-label={label}>
      {steps.map((step, index) => {
        const isPast = index < here || (index === here && state === "closed");
        const stage = isPast ? 5 : index > here ? 0 : step === "waiting_client" ? "wait" : 2;
        return (
          <li
            key={step}
            className={isPast ? "is-past" : undefined}
            aria-current={index === here ? "step" : undefined}
          >
            <StageMark stage={stage} tone={index === here && !isPast ? "live" : "calm"}>
              {stateLabel(kind, step)[locale]}
            </StageMark>
          </li>
        );
      })}
    </ol>
  );
}
