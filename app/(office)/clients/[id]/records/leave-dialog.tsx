import { toast } from "#components/toast.tsx";
import { fill } from "../../../assignments/fill.ts";
import { RecordDay, RecordDialog } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { leaveContact, returnContact } from "./actions.ts";
import { type DialogProps, wordsOf } from "./opened.ts";

/** The last day of somebody who works there no longer; the person stays in the history. */
export function LeaveDialog({ records, id, onClose }: DialogProps) {
  const words = wordsOf(records, "leave");
  const person = records.people.find((one) => one.id === id);
  const name = person?.name ?? "";
  const version = person?.linkVersion ?? 0;
  const at = (expectedVersion: number) => ({ clientId: records.client.id, id, expectedVersion });
  const back = async () => {
    const undone = await returnContact(at(version + 1)).catch(() => null);
    if (undone?.ok) toast.done(words.undone);
    else toast.failed(undone?.message ?? words.failed);
  };
  const form = useRecordForm({
    words: { ...words, done: fill(words.saved, { name }) },
    version,
    undo: { label: words.undo, run: () => void back() },
    onDone: onClose,
    send: (text, { version: expected }) => leaveContact({ ...at(expected), until: text("until") }),
    theirs: (now) => [now.position, now.until].filter(Boolean).join(", "),
  });
  return (
    <RecordDialog title={fill(words.editTitle, { name })} words={words} form={form} onClose={onClose}>
      <RecordDay
        name="until"
        label={words.until}
        value={records.today}
        hint={words.hint}
        error={form.fields.until}
        locale={records.locale}
        labels={words.day}
      />
    </RecordDialog>
  );
}
