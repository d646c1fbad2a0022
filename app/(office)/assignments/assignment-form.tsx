"use client";

import { type FormEvent, useEffect, useEffectEvent, useId, useRef, useState, useTransition } from "react";
import { Button, type ButtonVariant } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Kbd } from "#components/kbd.tsx";
import { Notice } from "#components/notice.tsx";
import { Textarea } from "#components/textarea.tsx";
import { toast } from "#components/toast.tsx";
import { isTyping } from "#components/typing.ts";
import { cancel, issue } from "./actions.ts";
import { AddresseeField } from "./addressee-field.tsx";
import type { FormWords } from "./assign-button.tsx";
import type { TermSetup } from "./presets.ts";
import { addressee } from "./send-move.ts";
import { TermField, termOf } from "./term-field.tsx";

export interface AssignmentDefaults {
  title?: string;
  details?: string;
  /** «person:…» or «department:…» with its name. */
  to?: { value: string; label: string };
  /** ISO. */
  dueAt?: string;
}

interface FormProps {
  words: FormWords;
  setup: TermSetup;
  selfId: string;
  clientId?: string;
  interactionId?: string;
  complaintId?: string;
  defaults?: AssignmentDefaults;
}

/** The button with its dialog. On its page the letter p opens it; on the card of a client, where no row takes it, a too. */
export function AssignDialog({ variant, ...form }: FormProps & { variant?: ButtonVariant }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const close = () => setOpen(false);
  const keys = form.clientId && !form.complaintId ? ["KeyP", "KeyA"] : ["KeyP"];
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!keys.includes(event.code) || isTyping(event)) return;
    event.preventDefault();
    setOpen(true);
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const [pending, setPending] = useState(false);
  const { words } = form;
  return (
    <>
      <Button
        variant={variant}
        icon="chevrons-right"
        aria-keyshortcuts={keys.length > 1 ? "p a" : "p"}
        onClick={() => setOpen(true)}
      >
        {words.title}
        <Kbd>{keys.length > 1 ? "A" : "P"}</Kbd>
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={words.title}
        closeLabel={words.cancel}
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              {words.cancel}
            </Button>
            <Button type="submit" form={id} variant="primary" pending={pending}>
              {pending ? words.busy : words.submit}
            </Button>
          </>
        }
      >
        <AssignmentForm {...form} id={id} onPending={setPending} onDone={close} />
      </Dialog>
    </>
  );
}

type Inside = FormProps & { id: string; onPending: (pending: boolean) => void; onDone: () => void };

/** What, to whom, until when. A refusal leaves what was typed; what was issued can be taken back at once. */
export function AssignmentForm(props: Inside) {
  const { words, setup, selfId, clientId, interactionId, complaintId, defaults, id, onPending, onDone } =
    props;
  // One key for one opening of the form: a second press or a retried request issues nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<{ says: string; fields: Record<string, string> } | null>(null);
  const [pending, startTransition] = useTransition();
  useEffect(() => onPending(pending), [pending, onPending]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) focusFirstFault(form.current);
  }, [fault]);

  const undo = async (made: { id: string; version: number }) => {
    const answer = await cancel({ id: made.id, expectedVersion: made.version, reason: words.undoReason });
    if (answer.ok) toast.done(words.undone);
    else toast.failed(answer.message);
  };
  // What is wrong with a field is said until it is touched; what happened to the record stays.
  const forgetFieldFaults = () =>
    setFault((known) => (known && Object.keys(known.fields).length > 0 ? null : known));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const to = addressee(String(data.get("to") ?? ""));
    startTransition(async () => {
      try {
        const answer = await issue({
          key,
          title: String(data.get("title") ?? ""),
          details: String(data.get("details") ?? "") || undefined,
          clientId,
          interactionId,
          complaintId,
          ...to,
          dueAt: termOf(data, setup.timeZone) ?? "",
        });
        if (!answer.ok) return setFault({ says: answer.message, fields: answer.fields ?? {} });
        toast.done(to.executorId === selfId ? words.doneOwn : words.done, {
          undo: { label: words.undo, run: () => void undo(answer.data) },
        });
        onDone();
      } catch {
        setFault({ says: words.failed, fields: {} });
      }
    });
  };
  const error = (field: string) => fault?.fields[field];
  return (
    <form ref={form} id={id} onSubmit={submit} onInput={forgetFieldFaults} className="grid gap-4" noValidate>
      {fault && Object.keys(fault.fields).length === 0 ? (
        <Notice tone="late" role="alert">
          {fault.says}
        </Notice>
      ) : null}
      <Field name="title" id={`${id}-title`} label={words.what} hint={words.whatHint} error={error("title")}>
        {(control) => (
          <Input {...control} defaultValue={defaults?.title} maxLength={200} autoComplete="off" required />
        )}
      </Field>
      <AddresseeField
        id={`${id}-to`}
        words={words}
        initial={defaults?.to}
        error={error("executorId") ?? error("departmentId")}
      />
      <TermField
        id={`${id}-date`}
        label={words.term}
        words={words}
        setup={setup}
        initial={defaults?.dueAt}
        error={error("dueAt")}
      />
      <Field
        name="details"
        id={`${id}-details`}
        label={words.details}
        optional={words.optional}
        error={error("details")}
      >
        {(control) => <Textarea {...control} defaultValue={defaults?.details} maxLength={2000} rows={2} />}
      </Field>
    </form>
  );
}
