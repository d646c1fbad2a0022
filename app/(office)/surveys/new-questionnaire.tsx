"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { createQuestionnaire } from "./actions.ts";

interface Props {
  words: { label: string; busy: string; failed: string; name: string };
}

/** One press: the draft with its two usual questions is written down, and opens to be changed. */
export function NewQuestionnaire({ words }: Props) {
  const router = useRouter();
  const [key] = useState(() => crypto.randomUUID());
  const [pending, start] = useTransition();
  const create = () =>
    start(async () => {
      const answer = await createQuestionnaire({ key, name: words.name }).catch(() => null);
      if (answer?.ok) return router.push(`/surveys/questionnaires/${answer.data.questionnaireId}`);
      toast.failed(answer?.message ?? words.failed);
    });
  return (
    <Button size="sm" icon="plus" pending={pending} onClick={() => !pending && create()}>
      {pending ? words.busy : words.label}
    </Button>
  );
}
