"use client";

import { useRef, useTransition } from "react";
import type { Result } from "#app/action.ts";
import { Button, type ButtonProps } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { holdDelivery, orderBackup } from "./actions.ts";

const orders = {
  backup: (key: string) => orderBackup({ key }),
  hold: () => holdDelivery({}),
} satisfies Record<string, (key: string) => Promise<Result<unknown>>>;

type Props = Pick<ButtonProps, "variant" | "icon" | "size"> & {
  order: keyof typeof orders;
  label: string;
  pendingLabel: string;
  done?: string;
  onDone?: () => void;
};

/** One press, one order; pressed again after a lost answer it is still the same one. */
export function OrderButton({ order, label, pendingLabel, done, onDone, ...look }: Props) {
  const [pending, start] = useTransition();
  const key = useRef<string | null>(null);
  const press = () =>
    start(async () => {
      key.current ??= crypto.randomUUID();
      const answer = await orders[order](key.current);
      key.current = null;
      if (!answer.ok) return toast.failed(answer.message);
      if (done) toast.done(done);
      onDone?.();
    });
  return (
    <Button {...look} pending={pending} onClick={pending ? undefined : press}>
      {pending ? pendingLabel : label}
    </Button>
  );
}
