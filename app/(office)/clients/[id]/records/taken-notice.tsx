import { Notice } from "#components/notice.tsx";
import { formatDayMonth } from "#db/values/time.ts";
import { fill } from "../../../assignments/fill.ts";
import type { Records } from "./opened.ts";

interface Taken {
  subject: string;
  by: string;
  client: { id: string; name: string } | null;
  oral: boolean;
  startsOn: string;
  endsOn: string | null;
}

/** The days that the form asked for are promised already: by whom, how, till when, and to whom where one may know. */
export function TakenNotice({ details, records }: { details: unknown; records: Records }) {
  const taken = (details as { taken?: Taken } | undefined)?.taken;
  if (!taken) return null;
  const words = records.words.agreement;
  const when = { locale: records.locale, timeZone: "UTC", now: new Date() };
  const from = formatDayMonth(taken.startsOn, when);
  const period = taken.endsOn
    ? fill(words.period, { from, to: formatDayMonth(taken.endsOn, when) })
    : fill(words.periodOpen, { from });
  return (
    <Notice tone="late" role="alert">
      {fill(words.taken, {
        subject: taken.subject,
        period,
        by: taken.by,
        oral: taken.oral ? words.takenOral : "",
        client: taken.client ? fill(words.takenClient, { name: taken.client.name }) : "",
      })}
    </Notice>
  );
}
