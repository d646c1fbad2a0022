import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Combobox } from "#components/combobox.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Notice } from "#components/notice.tsx";
import { Select } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import type { MakeComplaint } from "#db/inbox/input.ts";
import { findClients } from "../complaints/find-people.ts";
import { makeComplaint } from "./actions.ts";
import type { LetterDeskProps } from "./letter-desk.tsx";

type Props = Pick<LetterDeskProps, "id" | "version" | "address" | "choices" | "words"> & {
  onClose: () => void;
};

/** A letter into the book of complaints: what the letter does not say is chosen here. */
export function ComplaintDialog({ id, version, address, choices, words, onClose }: Props) {
  const router = useRouter();
  const form = useId();
  const [fault, setFault] = useState<string>();
  const [pending, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    const claim = { kind: text("kind"), type: text("type"), demand: text("demand") } as Pick<
      MakeComplaint,
      "kind" | "type" | "demand"
    >;
    start(async () => {
      const clientId = text("client").split(":")[1] || null;
      const answer = await makeComplaint({ id, expectedVersion: version, ...claim, clientId }).catch(
        () => null,
      );
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      toast.done(words.lodged.replace("{number}", answer.data.number));
      router.push(`/complaints/${answer.data.id}`);
    });
  };
  const choice = (name: keyof Props["choices"], usual: string) => (
    <Field name={name} label={words[name]}>
      {(control) => <Select {...control} options={choices[name]} defaultValue={usual} />}
    </Field>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.complaintTitle}
      closeLabel={words.cancel}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {pending ? words.lodging : words.lodge}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4" noValidate>
        {fault ? (
          <Notice tone="late" role="alert">
            {fault}
          </Notice>
        ) : null}
        <p className="text-sm text-ink-2">
          {address ? words.complaintText.replace("{address}", address) : words.complaintNoAddress}
        </p>
        <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
          {choice("kind", "complaint")}
          {choice("type", "other")}
        </div>
        {choice("demand", "none")}
        <Field name="client" label={words.clientOptional} optional={words.optional}>
          {(control) => (
            <Combobox
              {...control}
              name="client"
              search={findClients}
              placeholder={words.clientHint}
              labels={{ empty: words.clientEmpty, loading: words.loading }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
