"use client";

import { useTransition } from "react";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { newVersion } from "../../actions.ts";

interface Props {
  questionnaireId: string;
  words: { label: string; busy: string; failed: string };
}

/** The page shows the draft as soon as there is one. */
export function NewVersion({ questionnaireId, words }: Props) {
  const [pending, start] = useTransition();
  const create = () =>
    start(async () => {
      const answer = await newVersion({ questionnaireId }).catch(() => null);
      if (!answer?.ok) toast.failed(answer?.message ?? words.failed);
    });
  return (
    <Button icon="copy" pending={pending} onClick={() => !pending && create()}>
      {pending ? words.busy : words.label}
    </Button>
  );
}
