"use client";

import { useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, type ButtonLook } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { decideDifferent, takeBackDifferent } from "./actions.ts";
import { quoted } from "./quoted.ts";

interface Props {
  of: KindName;
  ids: string[];
  names: string[];
  label: string;
  words: Messages["duplicates"]["decide"];
  /** In the list of verdicts the press takes one back. */
  back?: boolean;
  variant?: ButtonLook["variant"];
}

/** One press, remembered for all; the way back stands in the toast. */
export function DifferentButton({ of, ids, names, label, words, back = false, variant = "ghost" }: Props) {
  const [pending, startTransition] = useTransition();
  const said = (text: string) =>
    text.replace("{names}", (of === "client" ? names.map(quoted) : names).join(", "));
  const run = (command: typeof decideDifferent, done: string, undo?: () => void) =>
    startTransition(async () => {
      const answer = await command({ of, ids }).catch(() => null);
      if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
      toast.done(said(done), undo ? { undo: { label: words.undo, run: undo } } : undefined);
    });
  const takeBack = () => run(takeBackDifferent, words.backDone);
  return (
    <Button
      variant={variant}
      size="sm"
      pending={pending}
      onClick={() => (back ? takeBack() : run(decideDifferent, words.done, takeBack))}
    >
      {label}
    </Button>
  );
}
