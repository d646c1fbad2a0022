import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { toast } from "#components/toast.tsx";
import type { SegmentTree } from "#db/segments/tree.ts";
import { create } from "../../segments/actions.ts";

export interface Props {
  tree: SegmentTree;
  /** What the tree says. */
  sentence: string;
  /** Said when a part of the list cannot be a segment. */
  note?: string;
  words: Messages["clients"]["saveSegment"];
  onClose: () => void;
}

/** The conditions of the list, kept as a segment under a name. */
export default function SegmentDialog({ tree, sentence, note, words, onClose }: Props) {
  const id = useId();
  const router = useRouter();
  const [key] = useState(() => crypto.randomUUID());
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setError(words.nameRequired);
    startTransition(async () => {
      const answer = await create({ key, name, tree }).catch(() => null);
      if (!answer?.ok)
        return setError(Object.values(answer?.fields ?? {})[0] ?? answer?.message ?? words.failed);
      const to = `/segments/${answer.data.id}` as Parameters<typeof router.push>[0];
      toast.done(words.done, { undo: { label: words.open, run: () => router.push(to) } });
      onClose();
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      closeLabel={words.cancel}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {pending ? words.busy : words.submit}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-3" noValidate>
        <p className="text-sm text-ink-2">{sentence}</p>
        {note ? <p className="text-sm text-soon">{note}</p> : null}
        <Field name="name" id={`${id}-name`} label={words.name} error={error}>
          {(control) => (
            <Input
              {...control}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setError(undefined);
              }}
              maxLength={200}
              autoComplete="off"
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
