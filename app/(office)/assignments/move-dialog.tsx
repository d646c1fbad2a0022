"use client";

import { type FormEvent, useEffect, useId, useRef, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Notice } from "#components/notice.tsx";
import { Textarea } from "#components/textarea.tsx";
import { toast } from "#components/toast.tsx";
import type { MoveName } from "#db/assignments/moves.ts";
import { AddresseeField } from "./addressee-field.tsx";
import type { DeskItem } from "./assignment-actions.tsx";
import type { DeskWords } from "./assignment-desk.tsx";
import { fill } from "./fill.ts";
import { moveShapes } from "./move-shapes.ts";
import type { TermSetup } from "./presets.ts";
import { nowOf, refusalSays } from "./refusal-says.ts";
import { sendMove } from "./send-move.ts";
import { TermField, termOf } from "./term-field.tsx";

interface Props {
  move: MoveName;
  item: DeskItem;
  words: DeskWords;
  setup: TermSetup;
  onClose: () => void;
}

interface Fault {
  says: string;
  fields: Record<string, string>;
}

const minute = 60_000;
const sameMinute = (one: string, other: string) =>
  Math.floor(Date.parse(one) / minute) === Math.floor(Date.parse(other) / minute);

/** Asks for the word, the term or the colleague that a move needs. A refusal leaves everything typed where it is. */
export function MoveDialog({ move, item, words, setup, onClose }: Props) {
  const form = useId();
  const [text, setText] = useState("");
  const [version, setVersion] = useState(item.version);
  const [fault, setFault] = useState<Fault | null>(null);
  const [pending, startTransition] = useTransition();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) focusFirstFault(element.current);
  }, [fault]);
  const shape = moveShapes[move];
  const reasons = move === "decline" || move === "cancel" ? words.reasons[move] : [];
  const error = (field: string) => fault?.fields[field];

  // What is wrong with a field is said until it is touched; what happened to the record stays.
  const forgetFieldFaults = () =>
    setFault((known) => (known && Object.keys(known.fields).length > 0 ? null : known));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    // An empty term is sent as such where one is asked for, so that the rule answers beside the field.
    const dueAt = termOf(data, setup.timeZone) ?? (shape.term === "required" ? "" : undefined);
    if (move === "accept" && dueAt && sameMinute(dueAt, item.dueAt))
      return setFault({ says: words.sameTerm, fields: { dueAt: words.sameTerm } });
    const draft = { text, dueAt, to: String(data.get("to") ?? "") };
    startTransition(async () => {
      try {
        const answer = await sendMove(move, { id: item.id, expectedVersion: version }, draft);
        if (answer.ok) {
          toast.done(words.done[move]);
          return onClose();
        }
        setVersion(nowOf(answer)?.version ?? version);
        setFault({ says: refusalSays(answer, words, setup), fields: answer.fields ?? {} });
      } catch {
        setFault({ says: words.failed, fields: {} });
      }
    });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={words.titles[move]}
      closeLabel={words.cancel}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            type="submit"
            form={form}
            variant={move === "cancel" ? "danger" : "primary"}
            pending={pending}
          >
            {pending ? words.busy[move] : words.verbs[move]}
          </Button>
        </>
      }
    >
      <form
        ref={element}
        id={form}
        onSubmit={submit}
        onInput={forgetFieldFaults}
        className="grid gap-4"
        noValidate
      >
        <p className="text-sm text-ink-2">
          {fill(words.leads[move], { title: item.title, issuer: item.issuer })}
        </p>
        {fault && Object.keys(fault.fields).length === 0 ? (
          <Notice tone="late" role="alert">
            {fault.says}
          </Notice>
        ) : null}
        {shape.addressee ? (
          <AddresseeField
            id={`${form}-to`}
            words={words}
            initial={item.to ?? undefined}
            error={error("executorId") ?? error("departmentId")}
          />
        ) : null}
        {shape.term ? (
          <TermField
            id={`${form}-date`}
            label={move === "return" ? words.newTerm : words.term}
            words={words}
            setup={setup}
            initial={
              shape.term === "required" && Date.parse(item.dueAt) > Date.now() ? item.dueAt : undefined
            }
            optional={shape.term === "optional"}
            error={error("dueAt")}
          />
        ) : null}
        {reasons.length > 0 ? (
          <div className="flex flex-wrap gap-1">
            {reasons.map((reason) => (
              <button
                key={reason}
                type="button"
                className="chip"
                aria-pressed={text === reason}
                onClick={() => setText(reason)}
              >
                {reason}
              </button>
            ))}
          </div>
        ) : null}
        {shape.text ? (
          <Field
            name={shape.text.field}
            id={`${form}-text`}
            label={words.labels[move]}
            optional={shape.text.required ? undefined : words.optional}
            error={error(shape.text.field)}
          >
            {(control) => (
              <Textarea
                {...control}
                data-autofocus={shape.text?.required ? "" : undefined}
                value={text}
                maxLength={1000}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
                    event.currentTarget.form?.requestSubmit();
                }}
              />
            )}
          </Field>
        ) : null}
      </form>
    </Dialog>
  );
}
