import type { IconName } from "#components/icon.tsx";
import { StateLine } from "#components/stage-mark.tsx";
import { type RecipientState, recipientStates } from "#db/mailings/states.ts";
import { type Locale, say } from "#db/values/text.ts";

type Look = { icon: IconName; tone?: "live" | "done" | "off" | "late" | "soon" };

const looks: Record<RecipientState, Look> = {
  excluded: { icon: "ban", tone: "off" },
  queued: { icon: "stage-0" },
  frozen: { icon: "stage-1" },
  in_flight: { icon: "stage-2", tone: "live" },
  unknown: { icon: "circle-question-mark", tone: "soon" },
  refused: { icon: "circle-x", tone: "late" },
  cancelled: { icon: "x", tone: "off" },
  accepted: { icon: "stage-5" },
  delivered: { icon: "stage-6", tone: "done" },
  bounced: { icon: "corner-up-left", tone: "late" },
  complained: { icon: "flag", tone: "late" },
};

/** Where one letter stands, in a word with its glyph. */
export function RecipientMark({ state, locale }: { state: RecipientState; locale: Locale }) {
  return <StateLine {...looks[state]}>{say(recipientStates[state].label, locale)}</StateLine>;
}
