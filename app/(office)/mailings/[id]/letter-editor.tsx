"use client";

import { useRef } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { buttonClass } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Icon } from "#components/icon.tsx";
import { Input } from "#components/input.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import { Notice } from "#components/notice.tsx";
import { Textarea } from "#components/textarea.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { useDesk } from "./draft-desk.tsx";
import { type DraftField, withTag } from "./draft-texts.ts";

export interface TagChoice {
  /** As it goes into the text. */
  piece: string;
  label: string;
}

interface Props {
  words: Messages["mailings"]["letter"];
  conflictWords: Messages["mailings"]["conflict"];
  tags: readonly TagChoice[];
}

/** Subject, text and button; tags go where the cursor was last. */
export function LetterEditor({ words, conflictWords, tags }: Props) {
  const { draft } = useDesk();
  const { texts, set, faults, flush } = draft;
  const last = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);

  const insert = (piece: string) => {
    const field =
      last.current ?? form.current?.querySelector<HTMLTextAreaElement>("textarea[name=body]") ?? null;
    if (!field) return;
    const name = field.name as DraftField;
    const { text, cursor } = withTag(
      texts[name],
      piece,
      field.selectionStart ?? texts[name].length,
      field.selectionEnd ?? texts[name].length,
    );
    set({ [name]: text });
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(cursor, cursor);
    });
  };
  const bind = (name: DraftField) => ({
    value: texts[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    onBlur: () => void flush(),
  });
  const tagged = (name: DraftField) => ({
    ...bind(name),
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      last.current = event.currentTarget;
    },
  });
  return (
    <form ref={form} className="grid gap-4" noValidate onSubmit={(event) => event.preventDefault()}>
      <ConflictNotice words={conflictWords} names={words} />
      {faults.form ? (
        <Notice tone="late" role="alert">
          {faults.form}
        </Notice>
      ) : null}
      <Field name="subject" label={words.subject} error={faults.subject}>
        {(control) => <Input {...control} {...tagged("subject")} maxLength={200} autoComplete="off" />}
      </Field>
      <div className="relative">
        <Field name="body" label={words.body} hint={words.bodyHint} error={faults.body}>
          {(control) => <Textarea {...control} {...tagged("body")} rows={9} maxLength={20_000} />}
        </Field>
        <span className="absolute top-0 right-0 -translate-y-1.5">
          <Menu
            id="merge-tags"
            label={words.tagsLabel}
            align="end"
            triggerClass={buttonClass({ variant: "ghost", size: "sm" })}
            trigger={
              <>
                <Icon name="plus" size={14} />
                {words.tags}
              </>
            }
          >
            {tags.map(({ piece, label }) => (
              <MenuItem key={piece} onSelect={() => insert(piece)}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </span>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="buttonLabel"
          label={words.buttonLabel}
          optional={words.optional}
          error={faults.buttonLabel}
        >
          {(control) => <Input {...control} {...tagged("buttonLabel")} maxLength={60} autoComplete="off" />}
        </Field>
        <Field name="buttonUrl" label={words.buttonUrl} optional={words.optional} error={faults.buttonUrl}>
          {(control) => (
            <Input
              {...control}
              {...bind("buttonUrl")}
              type="url"
              inputMode="url"
              maxLength={1000}
              placeholder="https://"
            />
          )}
        </Field>
      </div>
    </form>
  );
}
