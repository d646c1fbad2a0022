import { StageMark } from "#components/stage-mark.tsx";
import type { ComplaintKind } from "#db/complaints/registries.ts";
import { type ComplaintState, complaintStates, stateLabel } from "#db/complaints/states.ts";
import type { Locale } from "#db/values/text.ts";

interface Props {
  kind: ComplaintKind;
  state: ComplaintState;
  locale: Locale;
}

/** The filling circle of a state, with its word; live while somebody is at it. */
export function StateMark({ kind, state, locale }: Props) {
  const { stage, clock } = complaintStates[state];
  const live = clock === "runs" && stage > 1;
  return (
    <StageMark
      stage={state === "waiting_client" ? "wait" : (stage as 0 | 1 | 2 | 3 | 4 | 5)}
      tone={state === "closed" ? "done" : live ? "live" : "calm"}
    >
      {stateLabel(kind, state)[locale]}
    </StageMark>
  );
}
