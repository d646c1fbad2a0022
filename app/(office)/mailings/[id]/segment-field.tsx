"use client";

import { useState, useTransition } from "react";
import { Field } from "#components/field.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { updateMailing } from "../actions.ts";
import { useDesk } from "./draft-desk.tsx";

interface Props {
  segmentId: string;
  segments: SelectOption[];
  words: { segment: string; choose: string; failed: string };
}

/** Another segment is another audience: stored at once, and the page is counted anew. */
export function SegmentField({ segmentId, segments, words }: Props) {
  const { id, draft } = useDesk();
  const [fault, setFault] = useState<string>();
  const [chosen, setChosen] = useState(segmentId);
  const [pending, start] = useTransition();
  const choose = (next: string) => {
    setChosen(next);
    start(async () => {
      await draft.flush();
      const input = { id, expectedVersion: draft.version(), segmentId: next };
      const answer = await updateMailing(input).catch(() => null);
      if (answer?.ok) {
        draft.moved(answer.data.version);
        return setFault(undefined);
      }
      setChosen(segmentId);
      setFault(answer?.fields?.segmentId ?? answer?.message ?? words.failed);
    });
  };
  return (
    <Field name="segmentId" label={words.segment} error={fault} className="max-w-[360px]">
      {(control) => (
        <Select
          {...control}
          options={segments}
          empty={words.choose}
          value={chosen}
          aria-busy={pending}
          onChange={(event) => choose(event.target.value)}
        />
      )}
    </Field>
  );
}
