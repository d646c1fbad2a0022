"use client";

import { useTransition } from "react";
import type { Result } from "#app/action.ts";
import { Button, type ButtonProps } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { resumeImport, startImport, stopImport, undoImport } from "../actions.ts";

type Target = { importId: string; version: number };

const orders = {
  start: startImport,
  undo: undoImport,
  stop: (target: Target) => stopImport({ ...target, keep: true }),
  back: (target: Target) => stopImport({ ...target, keep: false }),
  resume: ({ importId }: Target) => resumeImport({ importId }),
} satisfies Record<string, (target: Target) => Promise<Result<unknown>>>;

type Props = Pick<ButtonProps, "variant" | "icon" | "size"> & {
  order: keyof typeof orders;
  target: Target;
  label: string;
  pendingLabel: string;
};

/** One press, one order to the worker. */
export function OrderButton({ order, target, label, pendingLabel, ...look }: Props) {
  const [pending, start] = useTransition();
  const press = () =>
    start(async () => {
      const answer = await orders[order](target);
      if (!answer.ok) toast.failed(answer.message);
    });
  return (
    <Button {...look} pending={pending} onClick={pending ? undefined : press}>
      {pending ? pendingLabel : label}
    </Button>
  );
}
