"use client";

import { type FormEvent, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { DateTimeField } from "#components/date-time-field.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import { updateCampaign } from "../actions.ts";

type Surveys = Messages["surveys"];
type FormWords = Pick<
  Surveys["form"],
  "date" | "time" | "calendar" | "closesOn" | "owner" | "ownerDefault" | "name" | "cancel" | "failed"
>;

interface Props {
  id: string;
  version: number;
  name: string;
  closesOn: string;
  today: string;
  ownerId: string;
  owners: SelectOption[];
  locale: string;
  words: Surveys["edit"] & FormWords;
}

/** What may still change while answers come in. */
export function EditCampaign(props: Props) {
  const { words } = props;
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<{ says?: string; fields: Record<string, string> } | null>(null);
  const [pending, start] = useTransition();
  const close = () => setOpen(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    start(async () => {
      const answer = await updateCampaign({
        id: props.id,
        expectedVersion: props.version,
        name: text("name"),
        closesOn: text("closesOn"),
        complaintOwnerId: text("complaintOwnerId") || undefined,
      }).catch(() => null);
      if (!answer) return setFault({ says: words.failed, fields: {} });
      if (!answer.ok)
        return setFault({ says: answer.fields ? undefined : answer.message, fields: answer.fields ?? {} });
      setFault(null);
      toast.done(words.saved);
      close();
    });
  };
  return (
    <>
      <Button size="sm" variant="ghost" icon="pencil" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Dialog open={open} onClose={close} title={words.title} closeLabel={words.cancel}>
        <form onSubmit={submit} className="grid gap-4" noValidate>
          {fault?.says ? (
            <Notice tone="late" role="alert">
              {fault.says}
            </Notice>
          ) : null}
          <Field name="name" label={words.name} error={fault?.fields.name}>
            {(control) => <Input {...control} defaultValue={props.name} maxLength={120} autoComplete="off" />}
          </Field>
          <Field name="closesOn" label={words.closesOn} error={fault?.fields.closesOn}>
            {(control) => (
              <DateTimeField
                {...control}
                defaultValue={{ date: props.closesOn }}
                locale={props.locale}
                labels={{ date: words.date, time: words.time, calendar: words.calendar }}
                minDate={props.today}
                required
              />
            )}
          </Field>
          <Field name="complaintOwnerId" label={words.owner} error={fault?.fields.complaintOwnerId}>
            {(control) => (
              <Select
                {...control}
                options={props.owners}
                empty={words.ownerDefault}
                defaultValue={props.ownerId}
              />
            )}
          </Field>
          <div className="flex justify-end gap-2">
            <Button variant="ghost" onClick={close}>
              {words.cancel}
            </Button>
            <Button type="submit" variant="primary" pending={pending}>
              {pending ? words.saving : words.save}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
