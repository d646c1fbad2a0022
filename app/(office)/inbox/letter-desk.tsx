"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import { Combobox } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import { Notice } from "#components/notice.tsx";
import type { SelectOption } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import type { InboxHeap } from "#db/inbox/queries.ts";
import { findClients } from "../complaints/find-people.ts";
import { bringBack, fileByHand, setAside } from "./actions.ts";
import { ComplaintDialog } from "./complaint-dialog.tsx";

export interface LetterDeskProps {
  id: string;
  version: number;
  heap: InboxHeap;
  /** Of whoever wrote it. */
  address: string;
  candidates: readonly { id: string; name: string }[];
  newClient: boolean;
  choices: Record<"kind" | "type" | "demand", SelectOption[]>;
  words: Messages["inbox"]["form"];
}

/** «person:0197…» → the id alone. */
export const idOf = (chosen: FormDataEntryValue | null) => String(chosen ?? "").split(":")[1] ?? "";

/** Whose letter it is, or what else becomes of it. */
export function LetterDesk(props: LetterDeskProps) {
  const { id, version, heap, candidates, newClient, words } = props;
  const router = useRouter();
  const [fault, setFault] = useState<string>();
  const [lodges, setLodges] = useState(false);
  const [pending, start] = useTransition();
  const target = { id, expectedVersion: version };

  const file = (clientId: string) => {
    if (pending) return;
    if (!clientId) return setFault(words.choose);
    start(async () => {
      const answer = await fileByHand({ ...target, clientId }).catch(() => null);
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      toast.done(words.filed, {
        undo: { label: words.open, run: () => router.push(`/clients/${clientId}`) },
      });
      router.push("/inbox");
    });
  };
  const back = async (expectedVersion: number) => {
    const answer = await bringBack({ id, expectedVersion }).catch(() => null);
    if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
    toast.done(words.backDone);
  };
  const aside = () =>
    start(async () => {
      const answer = await setAside(target).catch(() => null);
      if (!answer?.ok) return setFault(answer?.message ?? words.failed);
      const undo = { label: words.undo, run: () => void back(answer.data.version) };
      toast.done(words.asideDone, { undo });
      router.push("/inbox");
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    file(idOf(new FormData(event.currentTarget).get("client")));
  };

  return (
    <div className="grid gap-3">
      {fault ? (
        <Notice tone="late" role="alert">
          {fault}
        </Notice>
      ) : null}
      {candidates.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <span className="text-ink-2">{words.known}</span>
          {candidates.map((client) => (
            <Button key={client.id} size="sm" disabled={pending} onClick={() => file(client.id)}>
              {client.name}
            </Button>
          ))}
        </div>
      ) : null}
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2" noValidate>
        <div className="w-[360px] max-md:w-full">
          <Field name="client" label={words.client}>
            {(control) => (
              <Combobox
                {...control}
                name="client"
                search={findClients}
                placeholder={words.clientHint}
                onChange={() => setFault(undefined)}
                labels={{ empty: words.clientEmpty, loading: words.loading }}
              />
            )}
          </Field>
        </div>
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? words.filing : words.file}
        </Button>
        {newClient ? (
          <ButtonLink href="/clients/new" variant="ghost" icon="plus">
            {words.newClient}
          </ButtonLink>
        ) : null}
      </form>
      <div className="flex flex-wrap gap-2">
        <Button icon="book-open" disabled={pending} onClick={() => setLodges(true)}>
          {words.complaint}
        </Button>
        {heap === "waiting" ? (
          <Button variant="ghost" icon="archive" disabled={pending} onClick={aside}>
            {words.aside}
          </Button>
        ) : (
          <Button variant="ghost" icon="undo-2" disabled={pending} onClick={() => start(() => back(version))}>
            {words.back}
          </Button>
        )}
      </div>
      {lodges ? <ComplaintDialog {...props} onClose={() => setLodges(false)} /> : null}
    </div>
  );
}
