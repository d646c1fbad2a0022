"use client";

import { signIn } from "next-auth/react";
import { useActionState } from "react";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { PasswordInput } from "#components/password-input.tsx";
import { SubmitButton } from "#components/submit-button.tsx";

type ErrorCode = "wrong" | "locked" | "closed" | "offline";

interface Props {
  next: string;
  words: Record<"email" | "password" | "show" | "hide" | "forgot" | "enter" | "entering", string> & {
    errors: Record<ErrorCode, string>;
  };
}

interface State {
  email: string;
  error: ErrorCode | null;
}

export function SignInForm({ next, words }: Props) {
  const [state, submit] = useActionState(
    async (_: State, form: FormData): Promise<State> => {
      const email = String(form.get("email"));
      const password = String(form.get("password"));
      const answer = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
      if (answer?.ok) {
        // A whole page load: everything cached for the person before is dropped.
        window.location.assign(next);
        return { email, error: null };
      }
      const code = answer?.error ?? "offline";
      return { email, error: code in words.errors ? (code as ErrorCode) : "offline" };
    },
    { email: "", error: null },
  );
  return (
    <form action={submit} className="grid gap-4">
      {state.error ? (
        <Notice tone={state.error === "wrong" ? "late" : "soon"} role="alert">
          {words.errors[state.error]}
        </Notice>
      ) : null}
      <Field name="email" label={words.email}>
        {(control) => (
          <Input
            {...control}
            size="lg"
            type="email"
            autoComplete="username"
            required
            defaultValue={state.email}
          />
        )}
      </Field>
      <div className="grid gap-1">
        <Field name="password" label={words.password}>
          {(control) => (
            <PasswordInput
              {...control}
              size="lg"
              autoComplete="current-password"
              required
              showLabel={words.show}
              hideLabel={words.hide}
            />
          )}
        </Field>
        <a href="/forgot" className="justify-self-end text-sm text-accent-ink">
          {words.forgot}
        </a>
      </div>
      <SubmitButton size="lg" block pendingLabel={words.entering}>
        {words.enter}
      </SubmitButton>
    </form>
  );
}
