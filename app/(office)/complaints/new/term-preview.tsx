"use client";

import { fill } from "#app/(office)/assignments/fill.ts";
import type { Messages } from "#app/messages/catalogues.ts";
import type { ComplaintDemand, ComplaintKind, ComplaintType } from "#db/complaints/registries.ts";
import { legalTerm, ruleFor } from "#db/complaints/terms.ts";
import type { Party } from "#db/complaints/terms-data.ts";
import { capitalize, type Locale } from "#db/values/text.ts";
import { formatWeekday, localDate } from "#db/values/time.ts";

interface Props {
  claim: { kind: ComplaintKind; type: ComplaintType; demand: ComplaintDemand; party: Party };
  timeZone: string;
  locale: Locale;
  words: Messages["complaints"]["form"];
}

/** The term that the law will give, said while one chooses: the same reckoning as the command's. */
export function TermPreview({ claim, timeZone, locale, words }: Props) {
  const now = new Date();
  const term = legalTerm(claim, now, timeZone);
  const rule = ruleFor(claim, localDate(now, timeZone));
  const day = (date: string) => formatWeekday(date, { locale, timeZone, now });
  return (
    <section className="notice" aria-live="polite" aria-label={words.termTitle}>
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {fill(words.termLast, { last: day(term.lastOn) })}{" "}
          <span className="font-normal text-ink-2">
            {rule.key === "policy" || rule.key === "suggestion"
              ? words.termRule
              : `${capitalize(rule.article[locale])}.`}
          </span>
        </p>
        {term.steerOn === term.lastOn ? null : <p>{fill(words.termSteer, { steer: day(term.steerOn) })}</p>}
        <p className="text-xs text-ink-3">{words.termNote}</p>
      </div>
    </section>
  );
}
