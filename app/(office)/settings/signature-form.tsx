"use client";

import { useActionState } from "react";
import { Field } from "#components/field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { Textarea } from "#components/textarea.tsx";
import { toast } from "#components/toast.tsx";
import { saveSignature } from "./letters/actions.ts";

interface Props {
  signature: string;
  words: Record<"signatureLabel" | "signatureNote" | "save" | "saving" | "signatureSaved", string>;
}

/** The lines under one's own letters to clients. */
export function SignatureForm({ signature, words }: Props) {
  const [error, submit] = useActionState(async (_: string | undefined, form: FormData) => {
    const answer = await saveSignature({ signature: String(form.get("signature")) });
    if (!answer.ok) return answer.fields?.signature ?? answer.message;
    toast.done(words.signatureSaved);
  }, undefined);
  return (
    <form action={submit} className="grid w-full max-w-[420px] gap-4 pt-3">
      <Field name="signature" label={words.signatureLabel} hint={words.signatureNote} error={error}>
        {(control) => (
          <Textarea
            {...control}
            key={signature}
            rows={4}
            className="min-h-24"
            maxLength={1000}
            defaultValue={signature}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel={words.saving}>{words.save}</SubmitButton>
      </div>
    </form>
  );
}
