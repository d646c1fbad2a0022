import { useId, useState } from "react";
import { Checkbox } from "#components/checkbox.tsx";
import { Combobox } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import { toast } from "#components/toast.tsx";
import type { MoveContact } from "#db/contacts/input.ts";
import { fill } from "../../../assignments/fill.ts";
import { RecordDay, RecordDialog, RecordLine } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { moveContact, undoMove } from "./actions.ts";
import { findClients } from "./find-options.ts";
import { type DialogProps, wordsOf } from "./opened.ts";
import { RecordChoice } from "./record-choice.tsx";

/** Somebody has gone to another client, or works there as well: one action for both cards. */
export function MoveDialog({ records, id, onClose }: DialogProps) {
  const words = wordsOf(records, "move");
  const name = records.people.find((one) => one.id === id)?.name ?? "";
  const [toClientId, setClient] = useState("");
  const clientField = useId();
  const where = { clientId: records.client.id, toClientId, id };
  const back = async () => {
    const undone = await undoMove(where).catch(() => null);
    if (undone?.ok) toast.done(words.undone);
    else toast.failed(undone?.message ?? words.failed);
  };
  const form = useRecordForm({
    words: { ...words, done: fill(words.saved, { name }) },
    version: 0,
    undo: { label: words.undo, run: () => void back() },
    onDone: onClose,
    send: (text, { key }) =>
      moveContact({
        ...where,
        key,
        position: text("position"),
        decisionRole: (text("decisionRole") || null) as MoveContact["decisionRole"],
        on: text("on"),
        stays: text("stays") === "on",
      }),
    theirs: () => "",
  });
  return (
    <RecordDialog
      title={fill(words.editTitle, { name })}
      words={words}
      form={form}
      onClose={onClose}
      submit={words.submit}
    >
      <Field
        name="toClient"
        id={clientField}
        label={words.client}
        hint={words.clientHint}
        error={form.fields.toClientId}
      >
        {(control) => (
          <Combobox
            {...control}
            search={findClients}
            labels={{ empty: words.empty, loading: words.loading }}
            onChange={(option) => setClient(option?.value ?? "")}
          />
        )}
      </Field>
      <RecordLine name="position" label={words.position} optional={words.optional} />
      <RecordChoice
        name="decisionRole"
        label={words.role}
        options={records.choices.roles}
        empty={words.noRole}
      />
      <RecordDay
        name="on"
        label={words.on}
        value={records.today}
        error={form.fields.on}
        locale={records.locale}
        labels={words.day}
      />
      <Checkbox name="stays">{words.stays}</Checkbox>
    </RecordDialog>
  );
}
