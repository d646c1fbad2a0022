"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { createPortal } from "react-dom";
import type { Messages } from "#app/messages/catalogues.ts";
import { keepFocusOn } from "#components/return-focus.ts";
import type { SelectOption } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import type { Locale } from "#db/values/text.ts";
import type { OwnInputWords } from "../own-input.tsx";
import { type EditableEntity, EntityDialog } from "./entity-dialog.tsx";
import type { Fact } from "./fact.ts";
import { FactEditor } from "./fact-editor.tsx";
import { OwnEditor } from "./own-editor.tsx";
import { OwnerEditor } from "./owner-editor.tsx";
import { type EditablePerson, PersonDialog } from "./person-dialog.tsx";

interface Props {
  clientId: string;
  version: number;
  /** Those that may be changed. */
  facts: readonly Fact[];
  people: readonly EditablePerson[];
  decisionRoles: readonly SelectOption[];
  entities: readonly EditableEntity[];
  locale: Locale;
  words: Pick<Messages["clients"], "facts" | "person" | "entity"> & {
    search: Messages["clients"]["assign"];
    own: OwnInputWords;
  };
}

type Opened =
  /** The version is that of the moment of opening: what others changed since must be noticed. */
  | { what: "fact"; fact: Fact; row: HTMLElement; version: number }
  | { what: "person"; person?: EditablePerson }
  | { what: "entity"; entity?: EditableEntity };

async function branchOptions(): Promise<SelectOption[] | null> {
  const answer = await fetch("/clients/choices?of=branch").catch(() => null);
  return answer?.ok ? ((await answer.json()) as { data: SelectOption[] }).data : null;
}

const factButton = (field: string) => document.querySelector<HTMLElement>(`[data-fact="${field}"]`);

/** The one client part of the dossier: it listens to its plain buttons, and opens a field in place or a dialog. */
export function DossierDesk({
  clientId,
  version,
  facts,
  people,
  decisionRoles,
  entities,
  locale,
  words,
}: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);

  const onClick = useEffectEvent(async (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    const { fact: field, person, entity } = button?.dataset ?? {};
    if (person !== undefined) setOpened({ what: "person", person: people.find(({ id }) => id === person) });
    if (entity !== undefined) setOpened({ what: "entity", entity: entities.find(({ id }) => id === entity) });
    const fact = facts.find((one) => one.field === field);
    const row = button?.closest<HTMLElement>("[data-row]");
    if (!fact || !row) return;
    const options = field === "branchId" ? await branchOptions() : fact.options;
    if (options === null) return toast.failed(words.facts.failed);
    setOpened({ what: "fact", fact: { ...fact, options }, row, version });
  });
  useEffect(() => {
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  const close = () => {
    setOpened(null);
    if (opened?.what === "fact") keepFocusOn(() => factButton(opened.fact.field));
  };
  if (opened?.what === "person") {
    return (
      <PersonDialog
        key={opened.person?.id ?? ""}
        clientId={clientId}
        person={opened.person}
        roles={decisionRoles}
        colleagues={people
          .filter(({ id, left }) => !left && id !== opened.person?.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
        locale={locale}
        words={words.person}
        onClose={close}
      />
    );
  }
  if (opened?.what === "entity") {
    return (
      <EntityDialog
        key={opened.entity?.id ?? ""}
        clientId={clientId}
        entity={opened.entity}
        words={words.entity}
        onClose={close}
      />
    );
  }
  if (opened?.what !== "fact") return null;
  const shared = { clientId, fact: opened.fact, words: words.facts, onClose: close };
  const { own } = opened.fact;
  return createPortal(
    own ? (
      <OwnEditor
        key={own.id}
        {...shared}
        field={own}
        version={opened.version}
        locale={locale}
        input={words.own}
      />
    ) : opened.fact.field === "owner" ? (
      <OwnerEditor key="owner" {...shared} search={words.search} />
    ) : (
      <FactEditor key={opened.fact.field} {...shared} version={opened.version} />
    ),
    opened.row,
  );
}
