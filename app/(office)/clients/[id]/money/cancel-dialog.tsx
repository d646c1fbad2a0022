import { fill } from "../../../assignments/fill.ts";
import { RecordDialog, RecordLine } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import type { MoneyWords, PaperKind } from "./paper-form.ts";
import { cancels } from "./use-paper-form.ts";

interface Props {
  clientId: string;
  kind: PaperKind;
  id: string;
  version: number;
  title: string;
  words: MoneyWords;
  onClose: () => void;
}

/** Calls a paper off with a reason: it stays to be seen, and no sum counts it. */
export default function CancelDialog({ clientId, kind, id, version, title, words, onClose }: Props) {
  const form = useRecordForm({
    words: { ...words, done: words.cancelled, nameRequired: words.failed },
    version,
    onDone: onClose,
    send: (text, seen) =>
      cancels[kind]({ clientId, id, expectedVersion: seen.version, reason: text("reason") }),
    theirs: () => "",
  });
  return (
    <RecordDialog
      title={fill(words.cancelTitle, { title })}
      words={{ ...words, save: words.cancelIt, saving: words.cancelling, cancel: words.keep }}
      form={form}
      onClose={onClose}
    >
      <p className="text-sm text-ink-2">{words.cancelNote}</p>
      <RecordLine name="reason" label={words.reason} error={form.fields.reason} />
    </RecordDialog>
  );
}
