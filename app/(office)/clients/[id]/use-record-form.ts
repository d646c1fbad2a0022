import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { Failure } from "#app/refusal.ts";
import { focusFirstFault } from "#components/first-fault.ts";
import { toast } from "#components/toast.tsx";
import { fill } from "../../assignments/fill.ts";

interface Setup {
  words: { done: string; stale: string; failed: string; nameRequired: string };
  version: number;
  /** The way back, offered with the word that it is done. */
  undo?: { label: string; run: () => void };
  onDone: () => void;
  send: (
    text: (name: string) => string,
    at: { key: string; version: number },
  ) => Promise<{ ok: true } | Failure>;
  /** What stands in the record now, in a line, when somebody was faster. */
  theirs: (now: Record<string, string | null>) => string;
}

/** A form of one record: a refusal leaves what was typed; after a lost race the next press writes over what it showed. */
export function useRecordForm({ words, version: opened, undo, onDone, send, theirs }: Setup) {
  // One key for one opening of the form: a second press or a retried request writes nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [version, setVersion] = useState(opened);
  const [failure, setFailure] = useState<{
    says?: string;
    fields: Record<string, string>;
    code?: string;
    details?: Record<string, unknown>;
  } | null>(null);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failure) focusFirstFault(form.current);
  }, [failure]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    startTransition(async () => {
      const answer = await send(text, { key, version }).catch(() => null);
      if (!answer) return setFailure({ says: words.failed, fields: {} });
      if (answer.ok) {
        toast.done(words.done, { undo });
        return onDone();
      }
      if (answer.code === "stale") {
        setVersion(Number(answer.details?.version));
        const now = answer.details?.theirs as Record<string, string | null>;
        return setFailure({
          says: fill(words.stale, { theirs: theirs(now) }),
          fields: {},
          code: answer.code,
        });
      }
      const fields = { ...answer.fields };
      if (fields.name && text("name") === "") fields.name = words.nameRequired;
      setFailure({
        says: Object.keys(fields).length > 0 ? undefined : answer.message,
        fields,
        code: answer.code,
        details: answer.details,
      });
    });
  };
  return {
    ref: form,
    submit,
    pending,
    says: failure?.says,
    fields: failure?.fields ?? {},
    code: failure?.code,
    details: failure?.details,
  };
}
