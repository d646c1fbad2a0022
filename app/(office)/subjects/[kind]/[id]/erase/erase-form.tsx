"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { RadioGroup } from "#components/radio.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { orderErasure } from "../../../actions.ts";

type Route = Parameters<ReturnType<typeof useRouter>["push"]>[0];
type Order = Parameters<typeof orderErasure>[0];

interface Props {
  subject: { kind: Order["subjectKind"]; id: string };
  seen: string;
  /** What has to be typed. */
  word: string;
  grounds: { value: string; label: string; hint: string }[];
  records: number;
  ask: string;
  words: Messages["subjects"]["erasing"]["form"];
}

/** Two steps, for it cannot be taken back: first why and by which paper, then the person's name typed by hand. */
export function EraseForm({ subject, seen, word, grounds, ask, words }: Props) {
  const router = useRouter();
  const key = useRef<string | null>(null);
  // What was entered stands beside the question: a form is emptied after each sending, refused or not.
  const [reason, setReason] = useState({ ground: "", basis: "" });
  const [typed, setTyped] = useState("");
  const [asking, setAsking] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<string>();
  function first(form: FormData) {
    const ground = String(form.get("ground") ?? "");
    const basis = String(form.get("basis") ?? "").trim();
    setFaults({
      ...(ground ? {} : { ground: words.groundNeeded }),
      ...(basis.length < 3 ? { basis: words.basisNeeded } : {}),
    });
    setReason({ ground, basis });
    setAsking(Boolean(ground) && basis.length >= 3);
  }
  async function second(form: FormData) {
    const entered = String(form.get("word") ?? "");
    setTyped(entered);
    key.current ??= crypto.randomUUID();
    setFault(undefined);
    const answer = await orderErasure({
      ...{ key: key.current, subjectKind: subject.kind, subjectId: subject.id, seen },
      ...{
        ground: reason.ground as Order["ground"],
        basis: reason.basis,
        word: entered,
      },
    }).catch(() => null);
    if (answer) key.current = null;
    if (!answer?.ok) return setFault(answer?.fields?.word ?? answer?.message ?? words.failed);
    router.push(`/safety/erasures/${answer.data.number}` as Route);
  }
  return (
    <>
      <form action={first} noValidate className="grid justify-items-start gap-4">
        <RadioGroup
          name="ground"
          legend={words.ground}
          options={grounds}
          defaultValue={reason.ground}
          required
        />
        {faults.ground ? <p className="field-error">{faults.ground}</p> : null}
        <Field
          name="basis"
          label={words.basis}
          hint={words.basisHint}
          error={faults.basis}
          className="w-full max-w-[480px]"
        >
          {(control) => <Input {...control} maxLength={300} defaultValue={reason.basis} required />}
        </Field>
        <Button type="submit" variant="danger" icon="user-x">
          {words.go}
        </Button>
      </form>
      <Dialog open={asking} onClose={() => setAsking(false)} title={ask} closeLabel={words.back}>
        <form action={second} noValidate className="grid gap-4">
          <p className="text-sm">{words.final}</p>
          <Field name="word" label={words.word.replace("{word}", word)}>
            {(control) => (
              <Input {...control} autoComplete="off" maxLength={300} defaultValue={typed} required />
            )}
          </Field>
          {fault ? (
            <Notice tone="late" role="alert">
              {fault}
            </Notice>
          ) : null}
          <div className="flex justify-end gap-2">
            <Button variant="ghost" onClick={() => setAsking(false)}>
              {words.back}
            </Button>
            <SubmitButton variant="danger" pendingLabel={words.going}>
              {words.yes}
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
