"use client";

import { signIn } from "next-auth/react";
import { useActionState } from "react";
import { Field } from "#components/field.tsx";
import { PasswordInput } from "#components/password-input.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { post } from "../../post.ts";

interface Props {
  token: string;
  email: string;
  words: Record<"password" | "hint" | "show" | "hide" | "save" | "saving" | "offline", string>;
}

export function PasswordForm({ token, email, words }: Props) {
  const [error, submit] = useActionState(async (_: string | null, form: FormData) => {
    const password = String(form.get("password"));
    const answer = await post("/api/password/set", { token, password });
    if (!answer) return words.offline;
    if (!answer.ok) return answer.fields?.password ?? answer.message;
    const entered = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
    window.location.assign(entered?.ok ? "/today" : "/sign-in?saved=1");
    return null;
  }, null);
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="username" autoComplete="username" defaultValue={email} />
      <Field name="password" label={words.password} hint={words.hint} error={error}>
        {(control) => (
          <PasswordInput
            {...control}
            size="lg"
            autoComplete="new-password"
            required
            showLabel={words.show}
            hideLabel={words.hide}
          />
        )}
      </Field>
      <SubmitButton size="lg" block pendingLabel={words.saving}>
        {words.save}
      </SubmitButton>
    </form>
  );
}
