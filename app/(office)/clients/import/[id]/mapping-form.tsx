"use client";

import { type ReactNode, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { setMapping } from "../actions.ts";

interface Props {
  target: { importId: string; version: number };
  columns: number;
  label: string;
  pendingLabel: string;
  primary: boolean;
  /** The table of columns, with a select named «column-N» in each row. */
  children: ReactNode;
}

export function MappingForm({ target, columns, label, pendingLabel, primary, children }: Props) {
  const [pending, start] = useTransition();
  const [refusal, setRefusal] = useState<string>();
  const send = (form: FormData) =>
    start(async () => {
      const mapping = Array.from(
        { length: columns },
        (_, at) => String(form.get(`column-${at}`) || "") || null,
      );
      const answer = await setMapping({ ...target, mapping });
      setRefusal(answer.ok ? undefined : answer.message);
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) send(new FormData(event.currentTarget));
      }}
    >
      {children}
      <div className="mt-3 grid justify-items-end gap-3 max-md:justify-items-start">
        {refusal ? (
          <Notice tone="late" role="alert">
            {refusal}
          </Notice>
        ) : null}
        <Button type="submit" variant={primary ? "primary" : "soft"} pending={pending}>
          {pending ? pendingLabel : label}
        </Button>
      </div>
    </form>
  );
}
