import type { InteractionKind, Outcome } from "#db/interactions/kinds.ts";
import { zonedToInstant } from "#db/values/time.ts";
import { endOfDay } from "../../assignments/presets.ts";
import { addressee } from "../../assignments/send-move.ts";
import type { Draft, PromiseDraft } from "./draft.ts";

/** Somebody began a call, a letter, a message; a meeting is of both, a note of nobody. */
export const hasDirection = (kind: InteractionKind): boolean => kind !== "meeting" && kind !== "note";

/** The draft as the command takes it. */
export function inputOf(clientId: string, draft: Draft, promise: PromiseDraft | null, timeZone: string) {
  return {
    key: draft.key,
    clientId,
    kind: draft.kind satisfies InteractionKind,
    text: draft.text,
    contactId: draft.contactId || undefined,
    outcome: draft.kind === "note" ? undefined : ((draft.outcome || undefined) as Outcome | undefined),
    direction: hasDirection(draft.kind) ? draft.direction : undefined,
    decision: draft.kind === "note" ? undefined : draft.decision || undefined,
    minutes: draft.minutes === "" ? undefined : Number(draft.minutes),
    promise: promise
      ? {
          title: promise.title,
          dueAt: promise.date
            ? zonedToInstant({ date: promise.date, time: promise.time || endOfDay }, timeZone).toISOString()
            : "",
          ...addressee(promise.to?.value),
        }
      : undefined,
  };
}
