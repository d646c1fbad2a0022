"use client";

import { useTransition } from "react";
import { Button, type ButtonProps } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { cancelMailing, pauseMailing, resumeMailing } from "../actions.ts";

const orders = { pause: pauseMailing, resume: resumeMailing, cancel: cancelMailing };

type Props = Pick<ButtonProps, "variant" | "icon"> & {
  order: keyof typeof orders;
  mailingId: string;
  words: { label: string; pending: string; failed: string };
  onDone?: () => void;
};

/** One press, one order to the worker. */
export function OrderButton({ order, mailingId, words, onDone, ...look }: Props) {
  const [pending, start] = useTransition();
  const press = () => {
    if (pending) return;
    start(async () => {
      const answer = await orders[order]({ id: mailingId }).catch(() => null);
      if (answer?.ok) onDone?.();
      else toast.failed(answer?.message ?? words.failed);
    });
  };
  return (
    <Button {...look} pending={pending} onClick={press}>
      {pending ? words.pending : words.label}
    </Button>
  );
}
