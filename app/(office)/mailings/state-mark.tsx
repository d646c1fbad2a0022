import type { IconName } from "#components/icon.tsx";
import { StateLine } from "#components/stage-mark.tsx";
import { type MailingState, mailingStates } from "#db/mailings/states.ts";
import { type Locale, say } from "#db/values/text.ts";

type Look = { icon: IconName; tone?: "live" | "done" | "off" | "soon" };

const looks: Record<MailingState, Look> = {
  draft: { icon: "stage-0" },
  launching: { icon: "stage-1", tone: "live" },
  running: { icon: "stage-2", tone: "live" },
  paused: { icon: "pause", tone: "soon" },
  finished: { icon: "stage-6", tone: "done" },
  cancelled: { icon: "ban", tone: "off" },
};

export function MailingMark({ state, locale }: { state: MailingState; locale: Locale }) {
  return <StateLine {...looks[state]}>{say(mailingStates[state].label, locale)}</StateLine>;
}
