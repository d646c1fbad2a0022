import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef, useState, useTransition } from "react";
import type { Result } from "#app/action.ts";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Combobox } from "#components/combobox.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { Textarea } from "#components/textarea.tsx";
import { toast } from "#components/toast.tsx";
import type { Close } from "#db/complaints/input.ts";
import { parseMoney } from "#db/values/money.ts";
import { assign, close, decline, giveBack, reopen, resend, resume, tell } from "../actions.ts";
import { findHandlers } from "../find-people.ts";
import type { DeskTarget } from "./complaint-desk.tsx";
import { TellFields, tellingOf } from "./tell-fields.tsx";

export type AskedMove = keyof Messages["complaints"]["desk"]["titles"];
const askedMoves: readonly string[] = [
  ...["decline", "give_back", "assign", "resume"],
  ...["resend", "tell", "close", "reopen"],
];
export const isAsked = (name: string): name is AskedMove => askedMoves.includes(name);

interface Props {
  move: AskedMove;
  target: DeskTarget;
  outcomes: readonly SelectOption[];
  words: Messages["complaints"]["desk"];
  onClose: () => void;
}

/** Asks for the reason, the colleague or the outcome that a move needs. A refusal leaves everything typed where it is. */
export function MoveDialog({ move, target, outcomes, words, onClose }: Props) {
  const router = useRouter();
  const form = useId();
  const element = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<{ says: string; fields: Record<string, string> } | null>(null);
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (fault) focusFirstFault(element.current);
  }, [fault]);

  const send = (
    text: (name: string) => string,
    costKopecks: number | undefined,
  ): Promise<Result<unknown>> => {
    const at = { id: target.id, expectedVersion: target.version };
    const remark = text("remark") || undefined;
    switch (move) {
      case "decline":
        return decline({ ...at, reason: text("reason") });
      case "give_back":
        return giveBack({ ...at, reason: text("reason") });
      case "assign":
        return assign({ ...at, staffId: text("staffId"), remark });
      case "resume":
        return resume({ ...at, remark });
      case "resend":
        return resend(at);
      case "tell":
        return tell({ ...at, ...tellingOf(text, target), remark });
      case "close":
        return close({
          ...at,
          outcome: text("outcome") as Close["outcome"],
          costKopecks,
          rootCause: text("rootCause") || undefined,
        });
      case "reopen":
        return reopen({ ...at, reason: text("reason") });
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const costKopecks = text("cost") ? parseMoney(text("cost")) : undefined;
    if (costKopecks === null) return setFault({ says: "", fields: { costKopecks: words.moneyWrong } });
    startTransition(async () => {
      const answer = await send(text, costKopecks).catch(() => null);
      if (answer?.ok) {
        toast.done(words.done[move]);
        // Whoever has given it away may not see it any more: the page under the dialog would say that it is nowhere.
        if (move === "decline" || move === "give_back") router.push("/complaints");
        return onClose();
      }
      if (answer?.code === "stale") router.refresh();
      setFault(
        answer ? { says: answer.message, fields: answer.fields ?? {} } : { says: words.failed, fields: {} },
      );
    });
  };

  const error = (name: string) => fault?.fields[name];
  const area = (name: "reason" | "remark", label: string) => (
    <Field
      name={name}
      id={`${form}-${name}`}
      label={label}
      optional={name === "remark" ? words.optional : undefined}
      error={error(name)}
    >
      {(control) => <Textarea {...control} maxLength={1000} />}
    </Field>
  );
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
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {pending ? words.busy : words.verbs[move]}
          </Button>
        </>
      }
    >
      <form ref={element} id={form} onSubmit={submit} className="grid gap-4" noValidate>
        <p className="text-sm text-ink-2">{words.leads[move]}</p>
        {fault?.says && Object.keys(fault.fields).length === 0 ? (
          <Notice tone="late" role="alert">
            {fault.says}
          </Notice>
        ) : null}
        {move === "assign" ? (
          <Field name="staffId" id={`${form}-staff`} label={words.labels.staff} error={error("staffId")}>
            {(control) => (
              <Combobox
                {...control}
                search={findHandlers}
                labels={{ empty: words.labels.staffEmpty, loading: words.labels.loading }}
                required
              />
            )}
          </Field>
        ) : null}
        {move === "tell" ? (
          <TellFields form={form} target={target} words={words.labels} error={error} />
        ) : null}
        {move === "close" ? (
          <>
            <Field
              name="outcome"
              id={`${form}-outcome`}
              label={words.labels.outcome}
              error={error("outcome")}
            >
              {(control) => <Select {...control} options={outcomes} />}
            </Field>
            <Field
              name="cost"
              id={`${form}-cost`}
              label={words.labels.cost}
              hint={words.labels.costHint}
              error={error("costKopecks")}
            >
              {(control) => (
                <Input {...control} defaultValue={target.cost} inputMode="decimal" autoComplete="off" />
              )}
            </Field>
            <Field
              name="rootCause"
              id={`${form}-cause`}
              label={words.labels.cause}
              error={error("rootCause")}
            >
              {(control) => <Input {...control} defaultValue={target.rootCause} maxLength={300} />}
            </Field>
          </>
        ) : null}
        {move === "decline" || move === "give_back" ? area("reason", words.labels.reason) : null}
        {move === "reopen" ? area("reason", words.labels.why) : null}
        {move === "assign" || move === "resume" || move === "tell"
          ? area("remark", words.labels.remark)
          : null}
      </form>
    </Dialog>
  );
}
