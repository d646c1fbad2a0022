import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Checkbox } from "#components/checkbox.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { toast } from "#components/toast.tsx";
import { create, rename } from "./actions.ts";
import { lookHere } from "./look-here.ts";
import type { Props as MenuProps } from "./view-menu.tsx";

type Props = MenuProps & { renames: boolean; onClose: () => void };

/** The name of a view, and whether colleagues see it. */
export default function ViewDialog({ view, query, columns, may, words, renames, onClose }: Props) {
  const id = useId();
  const router = useRouter();
  const old = renames ? view : undefined;
  const [key] = useState(() => crypto.randomUUID());
  const [look] = useState(() => lookHere(query, columns));
  const [name, setName] = useState(old?.name ?? "");
  const [shared, setShared] = useState(old?.shared ?? false);
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setError(words.nameRequired);
    startTransition(async () => {
      const answer = await (old
        ? rename({ id: old.id, expectedVersion: old.version, name, shared })
        : create({ key, name, shared, ...look })
      ).catch(() => null);
      if (!answer?.ok)
        return setError(Object.values(answer?.fields ?? {})[0] ?? answer?.message ?? words.failed);
      toast.done(old ? words.renamed : words.saved);
      if ("id" in answer.data) router.push(`/clients?view=${answer.data.id}` as "/clients");
      onClose();
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={old ? words.renameTitle : words.newTitle}
      closeLabel={words.cancel}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {pending ? words.saving : words.save}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-4" noValidate>
        <Field name="name" id={`${id}-name`} label={words.name} hint={words.nameHint} error={error}>
          {(control) => (
            <Input
              {...control}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setError(undefined);
              }}
              maxLength={80}
              autoComplete="off"
            />
          )}
        </Field>
        {may.share || old?.shared ? (
          <Checkbox
            checked={shared}
            disabled={!may.share}
            onChange={(event) => setShared(event.target.checked)}
            hint={words.sharedHint}
          >
            {words.shared}
          </Checkbox>
        ) : (
          <p className="text-sm text-ink-3">{words.privateHint}</p>
        )}
      </form>
    </Dialog>
  );
}
