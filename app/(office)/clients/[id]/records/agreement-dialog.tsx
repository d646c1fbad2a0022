import { useState } from "react";
import { Button } from "#components/button.tsx";
import { formatDayMonth } from "#db/values/time.ts";
import { fill } from "../../../assignments/fill.ts";
import { reinstateAgreement } from "./actions.ts";
import { CallOff, ChangeWords, EndEarlier, Extend } from "./agreement-moves.tsx";
import { type DialogProps, wordsOf } from "./opened.ts";

export const moves = ["extend", "end", "call_off", "change"] as const;
export type Move = (typeof moves)[number];

const forms = { extend: Extend, end: EndEarlier, call_off: CallOff, change: ChangeWords };

/** One agreement: what can be done to it, each a form of its own. */
export function AgreementDialog({ records, id, onClose }: DialogProps) {
  const words = wordsOf(records, "agreement");
  const agreement = records.agreements.find((one) => one.id === id);
  const cancelled = agreement?.cancelReason ?? null;
  const [chosen, setChosen] = useState<Move>(agreement?.endsOn ? "extend" : "end");
  if (!agreement) return null;
  const when = { locale: records.locale, timeZone: "UTC", now: new Date() };
  const until = agreement.endsOn ? fill(words.until, { day: formatDayMonth(agreement.endsOn, when) }) : "";
  const possible = moves.filter((move) => move !== "extend" || agreement.endsOn !== null);
  const about = (
    <>
      <p className="text-sm text-ink-2">
        {[agreement.subject?.name, cancelled ? fill(words.isCancelled, { reason: cancelled }) : until]
          .filter(Boolean)
          .join(", ")}
      </p>
      {cancelled ? null : (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="sr-only">{words.moves}</legend>
          <span className="segmented">
            {possible.map((move) => (
              <button key={move} type="button" aria-pressed={move === chosen} onClick={() => setChosen(move)}>
                {words[move]}
              </button>
            ))}
          </span>
          <Button
            size="sm"
            variant="ghost"
            icon="upload"
            data-record="file"
            data-id=""
            data-agreement={id}
            onClick={onClose}
          >
            {words.attach}
          </Button>
        </fieldset>
      )}
    </>
  );
  const shared = { records, agreement, about, onClose };
  if (cancelled) {
    return (
      <CallOff
        {...shared}
        back={(version) => reinstateAgreement({ clientId: records.client.id, id, expectedVersion: version })}
      />
    );
  }
  const Form = forms[chosen];
  return <Form key={chosen} {...shared} />;
}
