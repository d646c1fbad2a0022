import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Field, FieldError } from "#components/field.tsx";
import { Select } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import type { GroupRow } from "#db/products/queries.ts";
import { RecordDialog, RecordLine } from "../clients/[id]/record-dialog.tsx";
import { useRecordForm } from "../clients/[id]/use-record-form.ts";
import { addGroup, editGroup, removeGroup } from "./actions.ts";
import type { ProductWords } from "./product-dialog.tsx";

interface Props {
  /** Without one a new group is added. */
  group?: GroupRow;
  groups: readonly GroupRow[];
  words: ProductWords;
  onClose: () => void;
}

export default function GroupDialog({ group, groups, words, onClose }: Props) {
  const form = useRecordForm({
    words: { ...words, done: group ? words.saved : words.groupAdded },
    version: group?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const fields = { name: text("name"), parentId: text("parentId") || null };
      return group
        ? editGroup({ ...fields, id: group.id, expectedVersion: version })
        : addGroup({ ...fields, key });
    },
    theirs: (now) => now.name ?? "",
  });
  const tops = groups.filter((one) => one.parentId === null && one.id !== group?.id);
  return (
    <RecordDialog
      title={group ? words.editGroup : words.newGroup}
      words={words}
      form={form}
      onClose={onClose}
    >
      <RecordLine name="name" label={words.name} value={group?.name} error={form.fields.name} />
      <Field name="parentId" id="group-parent" label={words.parent} error={form.fields.parentId}>
        {(control) => (
          <Select
            {...control}
            empty={words.noParent}
            defaultValue={group?.parentId ?? ""}
            options={tops.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      {group ? <Remove group={group} words={words} onDone={onClose} /> : null}
    </RecordDialog>
  );
}

function Remove({ group, words, onDone }: { group: GroupRow; words: ProductWords; onDone: () => void }) {
  const [fault, setFault] = useState("");
  const [pending, startTransition] = useTransition();
  const remove = () =>
    startTransition(async () => {
      const answer = await removeGroup({ id: group.id, expectedVersion: group.version }).catch(() => null);
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      toast.done(words.removed);
      onDone();
    });
  return (
    <div className="grid justify-items-start gap-1">
      <Button variant="ghost" icon="trash-2" pending={pending} onClick={remove}>
        {words.remove}
      </Button>
      {fault ? <FieldError>{fault}</FieldError> : null}
    </div>
  );
}
