"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Notice } from "#components/notice.tsx";
import { RadioGroup } from "#components/radio.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { toast } from "#components/toast.tsx";
import { releaseDelivery } from "../actions.ts";

type Route = Parameters<ReturnType<typeof useRouter>["push"]>[0];

type Words = Record<
  "choice" | "send" | "sendHint" | "cancel" | "cancelHint" | "choose" | "confirm" | "confirming" | "done",
  string
>;

interface Props {
  /** The hold that the page has shown. */
  since: string;
  /** Letters wait: somebody has to say what becomes of them. */
  ask: boolean;
  words: Words;
}

/** No choice is made beforehand: both may be wrong. */
export function ReleaseForm({ since, ask, words }: Props) {
  const router = useRouter();
  const [fault, setFault] = useState<string>();
  async function release(form: FormData) {
    const chosen = form.get("letters");
    if (ask && chosen === null) return setFault(words.choose);
    const answer = await releaseDelivery({ since, letters: chosen === "cancel" ? "cancel" : "send" });
    if (!answer.ok) return setFault(answer.message);
    toast.done(words.done);
    router.push("/safety" as Route);
  }
  return (
    <form action={release} noValidate className="mt-4 grid justify-items-start gap-4">
      {ask ? (
        <RadioGroup
          name="letters"
          legend={words.choice}
          required
          options={[
            { value: "send", label: words.send, hint: words.sendHint },
            { value: "cancel", label: words.cancel, hint: words.cancelHint },
          ]}
        />
      ) : null}
      {fault ? (
        <Notice tone="late" role="alert">
          {fault}
        </Notice>
      ) : null}
      <SubmitButton pendingLabel={words.confirming}>{words.confirm}</SubmitButton>
    </form>
  );
}
