import { useId, useState } from "react";
import { Button } from "#components/button.tsx";
import { Combobox, type ComboboxOption } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import { toast } from "#components/toast.tsx";
import { RecordDialog } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { setGroup } from "./actions.ts";
import { findGroups } from "./find-options.ts";
import { type DialogProps, wordsOf } from "./opened.ts";

/** Which group of firms the client belongs to: chosen, named anew, or none. */
export function GroupDialog({ records, onClose }: DialogProps) {
  const words = wordsOf(records, "group");
  const { client, group } = records;
  const fieldId = useId();
  const known = group ? { value: group.id, label: group.name } : undefined;
  const [chosen, setChosen] = useState<{ option?: ComboboxOption; text: string }>({
    option: known,
    text: "",
  });
  const form = useRecordForm({
    words: { ...words, done: words.saved },
    version: client.version,
    onDone: onClose,
    send: (_, { version }) => {
      const { option, text } = chosen;
      const next = option ? { id: option.value } : { name: text };
      return setGroup({ clientId: client.id, expectedVersion: version, group: next });
    },
    theirs: () => "",
  });
  const leave = async () => {
    onClose();
    const set = (version: number, next: { id: string } | null) =>
      setGroup({ clientId: client.id, expectedVersion: version, group: next }).catch(() => null);
    const answer = await set(client.version, null);
    if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
    const { version, previous } = answer.data;
    const back = async () => {
      const undone = await set(version, previous ? { id: previous } : null);
      if (undone?.ok) toast.done(words.undone);
      else toast.failed(undone?.message ?? words.failed);
    };
    toast.done(words.left, { undo: { label: words.undo, run: () => void back() } });
  };
  return (
    <RecordDialog
      title={words.editTitle}
      words={words}
      form={form}
      onClose={onClose}
      aside={
        group ? (
          <Button variant="ghost" onClick={() => void leave()}>
            {words.out}
          </Button>
        ) : null
      }
    >
      <Field
        name="group"
        id={fieldId}
        label={words.group}
        hint={words.hint}
        error={form.fields.name ?? form.fields["group.name"] ?? form.fields.group}
      >
        {(control) => (
          <Combobox
            {...control}
            search={findGroups}
            textName="groupText"
            defaultOption={known}
            labels={{ empty: words.empty, loading: words.loading }}
            onChange={(option, text) => setChosen({ option, text })}
          />
        )}
      </Field>
    </RecordDialog>
  );
}
