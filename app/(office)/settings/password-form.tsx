"use client";

import { useActionState } from "react";
import { Field } from "#components/field.tsx";
import { PasswordInput } from "#components/password-input.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { toast } from "#components/toast.tsx";
import { changePassword } from "./actions.ts";

interface Props {
  words: Record<
    "current" | "next" | "nextHint" | "show" | "hide" | "change" | "changing" | "changed",
    string
  >;
}

export function PasswordForm({ words }: Props) {
  const [errors, submit] = useActionState(async (_: Record<string, string>, form: FormData) => {
    const answer = await changePassword({
      current: String(form.get("current")),
      next: String(form.get("next")),
    });
    if (!answer.ok) return answer.fields ?? { next: answer.message };
    toast.done(words.changed);
    return {};
  }, {});
  return (
    <form action={submit} className="grid w-[336px] max-w-full gap-4 pt-3">
      <Field name="current" label={words.current} error={errors.current}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            required
            showLabel={words.show}
            hideLabel={words.hide}
          />
        )}
      </Field>
      <Field name="next" label={words.next} hint={words.nextHint} error={errors.next}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            required
            showLabel={words.show}
            hideLabel={words.hide}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel={words.changing}>{words.change}</SubmitButton>
      </div>
    </form>
  );
}
