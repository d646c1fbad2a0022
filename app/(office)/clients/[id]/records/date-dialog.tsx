import { useState } from "react";
import { Button } from "#components/button.tsx";
import { Checkbox } from "#components/checkbox.tsx";
import type { DateKind } from "#db/dossier/registries.ts";
import { RecordDialog, RecordLine } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { changeDate, recordDate, removeDate, restoreDate } from "./actions.ts";
import { type DialogProps, peopleChoices, wordsOf } from "./opened.ts";
import { writeWithUndo } from "./quick-writes.ts";
import { RecordChoice } from "./record-choice.tsx";

/** A number of a field, null when it is empty; what is no number is left to the server to refuse. */
const numberOf = (text: string) => (text === "" ? null : Number(text));

/** A birthday with or without its year, a holiday, an event of which only the month is known. */
export function DateDialog({ records, id, onClose }: DialogProps) {
  const words = wordsOf(records, "date");
  const date = records.dates.find((one) => one.id === id);
  const { client, choices, today } = records;
  const [kind, setKind] = useState<string>(date?.kind ?? "birthday");
  const form = useRecordForm({
    words: { ...words, done: date ? words.saved : words.added },
    version: date?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const fields = {
        clientId: client.id,
        contactId: text("contactId") || null,
        kind: kind as DateKind,
        title: kind === "birthday" ? "" : text("title"),
        month: Number(text("month")),
        day: numberOf(text("day")),
        year: numberOf(text("year")),
        yearly: kind !== "event" || text("yearly") === "on",
      };
      return date
        ? changeDate({ ...fields, id: date.id, expectedVersion: version })
        : recordDate({ ...fields, key });
    },
    theirs: (now) => [now.title, now.day, now.month, now.year].filter(Boolean).join(" "),
  });
  const remove = () => {
    if (!date) return;
    const at = (expectedVersion: number) => ({ clientId: client.id, id: date.id, expectedVersion });
    onClose();
    void writeWithUndo(
      () => removeDate(at(date.version)),
      (version) => restoreDate(at(version)),
      { ...words, done: words.removed, undone: words.restored },
    );
  };
  const { optional } = words;
  return (
    <RecordDialog
      title={date ? words.editTitle : words.addTitle}
      words={words}
      form={form}
      onClose={onClose}
      aside={
        date ? (
          <Button variant="ghost" icon="trash-2" onClick={remove}>
            {words.remove}
          </Button>
        ) : null
      }
    >
      <RecordChoice
        name="kind"
        label={words.kind}
        options={choices.dateKinds}
        value={kind}
        onChange={setKind}
      />
      {kind === "birthday" ? null : (
        <RecordLine
          name="title"
          label={words.title}
          value={date?.title}
          hint={words.titleHint}
          error={form.fields.title}
          optional={kind === "event" ? undefined : optional}
        />
      )}
      <RecordChoice
        name="contactId"
        label={words.about}
        options={peopleChoices(records, date?.contactId)}
        empty={words.aboutClient}
        value={date?.contactId}
        error={form.fields.contactId}
      />
      <div className="grid grid-cols-[88px_minmax(0,1fr)_104px] gap-3">
        <RecordLine
          name="day"
          label={words.day}
          value={date?.day?.toString()}
          error={form.fields.day}
          optional=" "
        />
        <RecordChoice
          name="month"
          label={words.month}
          options={choices.months}
          value={String(date?.month ?? Number(today.slice(5, 7)))}
        />
        <RecordLine
          name="year"
          label={words.year}
          value={date?.year?.toString()}
          error={form.fields.year}
          optional=" "
        />
      </div>
      <p className="field-hint -mt-2">
        {words.dayHint}. {words.yearHint}
      </p>
      {kind === "event" ? (
        <Checkbox name="yearly" defaultChecked={date?.yearly ?? false}>
          {words.yearly}
        </Checkbox>
      ) : null}
    </RecordDialog>
  );
}
