"use client";

import { useActionState } from "react";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { post } from "../post.ts";

interface Props {
  words: Record<"email" | "send" | "sending" | "sent" | "offline", string>;
}

export function ForgotForm({ words }: Props) {
  const [state, submit] = useActionState(
    async (_: { sent: boolean; email: string; error: string | null }, form: FormData) => {
      const email = String(form.get("email"));
      const answer = await post("/api/password/ask", { email });
      if (answer?.ok) return { sent: true, email, error: null };
      return { sent: false, email, error: answer?.fields?.email ?? answer?.message ?? words.offline };
    },
    { sent: false, email: "", error: null },
  );
  if (state.sent) {
    return (
      <Notice tone="done" role="status">
        {words.sent}
      </Notice>
    );
  }
  return (
    <form action={submit} className="grid gap-4">
      <Field name="email" label={words.email} error={state.error}>
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
      <SubmitButton size="lg" block pendingLabel={words.sending}>
        {words.send}
      </SubmitButton>
    </form>
  );
}
