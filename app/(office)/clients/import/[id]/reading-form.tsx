"use client";

import { type ReactNode, useTransition } from "react";
import { Spinner } from "#components/spinner.tsx";
import { toast } from "#components/toast.tsx";
import type { ReadingChoice } from "#db/imports/file/choice.ts";
import { readAgain } from "../actions.ts";

interface Props {
  target: { importId: string; version: number };
  /** Selects named sheet, headerRow, encoding, delimiter. */
  children: ReactNode;
}

/** A choice about the file is an order at once: there is nothing else in this form to lose. */
export function ReadingForm({ target, children }: Props) {
  const [pending, start] = useTransition();
  const choose = (name: string, form: FormData) =>
    start(async () => {
      const text = (key: string) => (form.get(key) as string | null) ?? undefined;
      // Another sheet has a header of its own: it is looked for anew.
      const headerRow = name === "sheet" ? undefined : Number(text("headerRow")) || undefined;
      const choice = {
        sheet: text("sheet"),
        headerRow,
        encoding: text("encoding"),
        delimiter: text("delimiter"),
      } as ReadingChoice;
      const answer = await readAgain({ ...target, choice });
      if (!answer.ok) toast.failed(answer.message);
    });
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => event.preventDefault()}
      onChange={(event) =>
        choose((event.target as unknown as HTMLSelectElement).name, new FormData(event.currentTarget))
      }
    >
      {children}
      {pending ? (
        <span className="self-center text-accent-ink">
          <Spinner />
        </span>
      ) : null}
    </form>
  );
}
