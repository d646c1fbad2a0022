"use client";

import { type ReactNode, useState, useTransition } from "react";
import type { Result } from "#app/action.ts";
import { Button, type ButtonProps } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";

interface Props extends Pick<ButtonProps, "variant"> {
  label: string;
  pendingLabel: string;
  /** Said when the form holds nothing to order. */
  nothing?: string;
  /** What the form holds becomes one order; null when there is nothing to order. */
  send: (form: HTMLFormElement) => Promise<Result<unknown>> | null;
  beside?: ReactNode;
  children: ReactNode;
}

/** A form of one of the moments: fields written on the server, one button, and the refusal beside it. */
export function OrderForm({ label, pendingLabel, nothing, variant = "soft", send, beside, children }: Props) {
  const [pending, start] = useTransition();
  const [refusal, setRefusal] = useState<string>();
  const submit = (form: HTMLFormElement) => {
    const order = send(form);
    if (order === null) return setRefusal(nothing);
    start(async () => {
      const answer = await order;
      setRefusal(answer.ok ? undefined : answer.message);
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) submit(event.currentTarget);
      }}
    >
      {children}
      <div className="mt-3 flex flex-wrap items-center justify-end gap-3 max-md:justify-start">
        {refusal ? (
          <Notice tone="late" role="alert">
            {refusal}
          </Notice>
        ) : null}
        {beside}
        <Button type="submit" variant={variant} pending={pending}>
          {pending ? pendingLabel : label}
        </Button>
      </div>
    </form>
  );
}
