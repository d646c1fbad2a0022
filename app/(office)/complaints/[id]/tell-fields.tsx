import type { Messages } from "#app/messages/catalogues.ts";
import { DateTimeField } from "#components/date-time-field.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Select } from "#components/select.tsx";
import type { Tell } from "#db/complaints/input.ts";
import { localDate, localTime, zonedToInstant } from "#db/values/time.ts";
import type { DeskTarget } from "./complaint-desk.tsx";

interface Props {
  form: string;
  target: DeskTarget;
  words: Messages["complaints"]["desk"]["labels"];
  error: (name: string) => string | undefined;
}

/** How the client was told, whom one spoke to and when: what stands for a letter that did not arrive. */
export function TellFields({ form, target, words, error }: Props) {
  const now = new Date();
  const { timeZone, localeTag, tellingWays, fromName } = target;
  return (
    <>
      <Field name="way" id={`${form}-way`} label={words.way} error={error("way")}>
        {(control) => <Select {...control} options={tellingWays} />}
      </Field>
      <Field name="who" id={`${form}-who`} label={words.who} error={error("who")}>
        {(control) => <Input {...control} defaultValue={fromName} maxLength={200} autoComplete="off" />}
      </Field>
      <Field name="date" id={`${form}-told`} label={words.toldAt} error={error("toldAt")}>
        {(control) => (
          <DateTimeField
            {...control}
            timeName="time"
            defaultValue={{ date: localDate(now, timeZone), time: localTime(now, timeZone) }}
            locale={localeTag}
            labels={{ date: words.toldAt, time: words.toldTime, calendar: words.calendar }}
            required
          />
        )}
      </Field>
    </>
  );
}

/** What the fields say. The minute of now was cut from its seconds: it is not before an answer given in the same one. */
export function tellingOf(text: (name: string) => string, { timeZone, answeredAt }: DeskTarget) {
  const date = text("date");
  const at = date ? zonedToInstant({ date, time: text("time") || "12:00" }, timeZone).getTime() : Number.NaN;
  const answered = answeredAt ? Date.parse(answeredAt) : Number.NEGATIVE_INFINITY;
  const told = at < answered && answered - at < 60_000 ? answered : at;
  return { way: text("way") as Tell["way"], who: text("who"), toldAt: new Date(told) };
}
