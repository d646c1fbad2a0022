"use client";

import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { keepFocusOn } from "#components/return-focus.ts";
import { toast } from "#components/toast.tsx";
import type { SettingsField } from "#db/fields/queries.ts";
import type { Locale } from "#db/values/text.ts";
import { fill } from "../../assignments/fill.ts";
import { archiveField, orderFields, restoreField } from "./actions.ts";
import type { FieldWords } from "./field-dialog.tsx";

const FieldDialog = lazy(() => import("./field-dialog.tsx"));

interface Props {
  rows: readonly SettingsField[];
  locale: Locale;
  words: FieldWords;
}

/** The one client part of the page: it listens to the plain buttons of the rows. */
export function FieldsDesk({ rows, locale, words }: Props) {
  const [opened, setOpened] = useState<SettingsField | "new" | null>(null);

  const move = async (id: string, by: -1 | 1) => {
    const ids = rows.map((row) => row.id);
    const at = ids.indexOf(id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, id);
    const answer = await orderFields({ ids }).catch(() => null);
    if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
    const button = by < 0 ? "up" : "down";
    keepFocusOn(() => document.querySelector<HTMLElement>(`[data-${button}="${id}"]:not(:disabled)`));
  };
  const setArchived = async (id: string, name: string, isOff: boolean, version: number) => {
    const seen = { id, expectedVersion: version };
    const answer = await (isOff ? archiveField(seen) : restoreField(seen)).catch(() => null);
    if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
    const run = () => void setArchived(id, name, !isOff, answer.data.version);
    toast.done(fill(isOff ? words.archived : words.restored, { name }), { undo: { label: words.undo, run } });
  };
  const onClick = useEffectEvent((event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    const { field, up, down, archive, restore } = button?.dataset ?? {};
    if (field !== undefined) setOpened(field === "" ? "new" : (rows.find(({ id }) => id === field) ?? null));
    if (up) void move(up, -1);
    if (down) void move(down, 1);
    const asked = rows.find(({ id }) => id === (archive ?? restore));
    if (asked) void setArchived(asked.id, asked.name, archive !== undefined, asked.version);
  });
  useEffect(() => {
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  if (!opened) return null;
  return (
    <Suspense>
      <FieldDialog
        field={opened === "new" ? undefined : opened}
        locale={locale}
        words={words}
        onClose={() => setOpened(null)}
      />
    </Suspense>
  );
}
