"use client";

import { useTransition } from "react";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { takeFixBack } from "../actions.ts";

interface Props {
  fix: { importId: string; version: number; column: number; was: string; rowNo: number | null };
  label: string;
}

export function UnfixButton({ fix, label }: Props) {
  const [pending, start] = useTransition();
  const press = () =>
    start(async () => {
      const answer = await takeFixBack(fix);
      if (!answer.ok) toast.failed(answer.message);
    });
  return (
    <Button variant="link" size="sm" pending={pending} onClick={pending ? undefined : press}>
      {label}
    </Button>
  );
}
