import { useRef } from "react";
import type { Result } from "#app/action.ts";
import { toast } from "#components/toast.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { cancelInvoice, cancelOrder, cancelPayment } from "./actions.ts";
import type { PaperFormProps, PaperKind } from "./paper-form.ts";

export const cancels = { order: cancelOrder, invoice: cancelInvoice, payment: cancelPayment } as const;

type Text = (name: string) => string;
/** What the shared fields of every paper say. */
export const paperOf = (text: Text, clientId: string) => ({
  clientId,
  day: text("day"),
  number: text("number"),
  note: text("note"),
  legalEntityId: text("legalEntityId") || null,
});

interface Setup extends PaperFormProps {
  kind: PaperKind;
  create: (text: Text, key: string) => Promise<Result<{ id: string }>>;
  correct: (
    text: Text,
    seen: { id: string; expectedVersion: number; reason: string },
  ) => Promise<Result<{ version: number }>>;
  done: string;
}

/** Writes a paper down with a way back in the toast, or corrects one with a reason. */
export function usePaperForm({ kind, create, correct, done, ...props }: Setup) {
  const { clientId, paper, words, onClose } = props;
  const made = useRef("");
  const takeBack = async () => {
    const seen = { clientId, id: made.current, expectedVersion: 1, reason: words.undoReason };
    const answer = await cancels[kind](seen).catch(() => null);
    if (answer?.ok) toast.done(words.undone);
    else toast.failed(answer?.message ?? words.failed);
  };
  return useRecordForm({
    words: { ...words, done: paper ? words.corrected : done, nameRequired: words.failed },
    version: paper?.version ?? 0,
    onDone: onClose,
    send: async (text, { key, version }) => {
      if (paper) return correct(text, { id: paper.id, expectedVersion: version, reason: text("reason") });
      const answer = await create(text, key);
      if (answer.ok) made.current = answer.data.id;
      return answer;
    },
    undo: paper ? undefined : { label: words.undo, run: () => void takeBack() },
    theirs: (now) =>
      [now.day, now.number, now.note].filter((value) => typeof value === "string" && value).join(", "),
  });
}
