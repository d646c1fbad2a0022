"use client";

import { useActionState, useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { makeKey } from "./actions.ts";
import { NewKey, type NewKeyWords } from "./new-key.tsx";

interface Words extends NewKeyWords {
  open: string;
  title: string;
  cancel: string;
  name: string;
  nameHint: string;
  receiver: string;
  receiverHint: string;
  minutes: string;
  minutesOf: Record<"15" | "30" | "60" | "120" | "540", string>;
  source: string;
  sourceHint: string;
  sourceUsual: string;
  make: string;
  making: string;
}

interface Props {
  receivers: SelectOption[];
  /** The example of a request, in which the key is left out. */
  curl: string;
  words: Words;
}

/** A new key: what it is for, who answers, by when; then the key itself, once. */
export function MakeKey({ receivers, curl, words }: Props) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string>();
  const close = () => {
    setOpen(false);
    setSecret(undefined);
  };
  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={secret ? words.ready : words.title}
        closeLabel={words.cancel}
      >
        {secret ? (
          <NewKey secret={secret} curl={curl.replace("slovo_…", secret)} words={words} onDone={close} />
        ) : (
          <KeyForm receivers={receivers} words={words} onMade={setSecret} onCancel={close} />
        )}
      </Dialog>
    </>
  );
}

type FormProps = Pick<Props, "receivers" | "words"> & {
  onMade: (secret: string) => void;
  onCancel: () => void;
};
type Kept = Record<string, string>;

function KeyForm({ receivers, words, onMade, onCancel }: FormProps) {
  // One key for one opening of the form: a second press makes no second key.
  const [key] = useState(() => crypto.randomUUID());
  const [{ errors, kept }, submit] = useActionState(
    async (_: { errors: Kept; kept: Kept }, form: FormData) => {
      const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
      const [kind, id = null] = (given.receiver ?? "").split(" ");
      const answer = await makeKey({
        key,
        name: given.name ?? "",
        staffId: kind === "person" ? id : null,
        departmentId: kind === "department" ? id : null,
        minutes: Number(given.minutes),
        source: given.source ?? "",
      });
      if (!answer.ok) return { errors: answer.fields ?? { name: answer.message }, kept: given };
      if (answer.data.secret) onMade(answer.data.secret);
      else onCancel();
      return { errors: {}, kept: {} };
    },
    { errors: {}, kept: {} },
  );
  return (
    <form action={submit} className="grid gap-4">
      <Field name="name" label={words.name} hint={words.nameHint} error={errors.name}>
        {(control) => (
          <Input {...control} required maxLength={80} autoComplete="off" defaultValue={kept.name} />
        )}
      </Field>
      <Field name="receiver" label={words.receiver} hint={words.receiverHint} error={errors.receiver}>
        {(control) => (
          <Select {...control} options={receivers} defaultValue={kept.receiver ?? receivers[0]?.value} />
        )}
      </Field>
      <Field name="minutes" label={words.minutes} error={errors.minutes}>
        {(control) => (
          <Select
            {...control}
            options={Object.entries(words.minutesOf).map(([value, label]) => ({ value, label }))}
            defaultValue={kept.minutes ?? "60"}
          />
        )}
      </Field>
      <Field name="source" label={words.source} hint={words.sourceHint} error={errors.source}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={100}
            autoComplete="off"
            defaultValue={kept.source ?? words.sourceUsual}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          {words.cancel}
        </Button>
        <SubmitButton pendingLabel={words.making}>{words.make}</SubmitButton>
      </div>
    </form>
  );
}
