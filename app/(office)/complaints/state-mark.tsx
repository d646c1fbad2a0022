import { StageMark } from "#components/stage-mark.tsx";
import { type ComplaintState, complaintStates } from "#db/complaints/states.ts";
import type { Locale } from "#db/values/text.ts";

/** The filling circle of a state, with its word; live while somebody is at it. */
export function StateMark({ state, locale }: { state: ComplaintState; locale: Locale }) {
  const { label, stage, clock } = complaintStates[state];
  const live = clock === "runs" && stage > 1;
  return (
    <StageMark
      stage={state === "waiting_client" ? "wait" : (stage as 0 | 1 | 2 | 3 | 4 | 5)}
      tone={state === "closed" ? "done" : live ? "live" : "calm"}
    >
      {label[locale]}
    </StageMark>
  );
}
