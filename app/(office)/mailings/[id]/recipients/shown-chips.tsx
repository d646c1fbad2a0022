import { Static } from "#components/static-html.tsx";
import { exclusions } from "#db/mailings/exclusions.ts";
import { type Audience, progressOf } from "#db/mailings/queries.ts";
import { recipientStates } from "#db/mailings/states.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../../translator.ts";
import { lettersInOrder } from "../tally.ts";
import type { Mailing } from "../who.tsx";
import { type Shown, shownHref } from "./shown.ts";

interface Props {
  of: Mailing;
  shown: Shown;
  audience: Audience;
  reckons: boolean;
  view: View;
}

interface Chip {
  label: string;
  count: number;
  to: Shown;
  current: boolean;
}

/** States of letters, then reasons of those who get none. What there is none of is not offered. */
export async function ShownChips({ of, shown, audience, reckons, view: { actor, t } }: Props) {
  const counts = await progressOf(actor, of.id);
  const { locale } = actor;
  const { state, exclusion } = shown;
  const out = audience.chosen - audience.will;
  const states: Chip[] = lettersInOrder.map((name) => ({
    label: say(recipientStates[name].label, locale),
    count: counts[name],
    to: { state: name },
    current: state === name,
  }));
  const reasons: Chip[] = audience.excluded.map(({ reason, count }) => ({
    label: typo(say(exclusions[reason].label, locale), locale),
    count,
    to: { state: "excluded", exclusion: reason },
    current: exclusion === reason,
  }));
  const everybody = { label: t("recipients.all"), count: audience.chosen, to: {}, current: !state };
  const excluded: Chip = {
    label: t(reckons ? "recipients.all" : "recipients.excludedAll"),
    count: out,
    to: { state: "excluded" },
    current: reckons ? !exclusion : state === "excluded" && !exclusion,
  };
  const chips = reckons ? [excluded, ...reasons] : [everybody, ...states, excluded, ...reasons];
  return (
    <Static as="nav" aria-label={t("recipients.filter")} className="mb-3 flex flex-wrap gap-1">
      {chips
        .filter(({ count, current }) => count > 0 || current)
        .map(({ label, count, to, current }) => (
          <a
            key={shownHref(of.id, to)}
            href={shownHref(of.id, to)}
            aria-current={current ? "true" : undefined}
            className="chip max-w-full aria-[current]:border-accent-line aria-[current]:bg-accent-soft"
          >
            <span className="truncate">{label}</span>
            <span className="text-ink-3 tabular-nums">{formatNumber(count, locale)}</span>
          </a>
        ))}
    </Static>
  );
}
