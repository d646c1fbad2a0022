"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { keepFocusOn } from "#components/return-focus.ts";
import { Section } from "#components/section.tsx";
import { toast } from "#components/toast.tsx";
import type { SegmentNames } from "#db/segments/names.ts";
import { segmentParts, segmentSentence } from "#db/segments/sentence.ts";
import { countConditions, DEEPEST, MOST_CONDITIONS, type SegmentTree } from "#db/segments/tree.ts";
import type { Locale } from "#db/values/text.ts";
import { fill } from "../assignments/fill.ts";
import type { EditorWords } from "./desk.ts";
import { type DraftGroup, depthOf, hasUnfinished, toDraft, toTree } from "./draft.ts";
import type { FieldChoice } from "./field-choices.ts";
import { focusable } from "./focusable.ts";
import { GroupNode } from "./group-node.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import type { Preview } from "./preview.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { SampleTable } from "./sample-table.tsx";
import { Sentence } from "./sentence.tsx";
import { askOf, usePreview } from "./use-preview.ts";
import { useSave } from "./use-save.ts";

const askPreview = askOf<Preview>("/segments/preview");

interface Props {
  /** None for a new one. */
  segment?: { id: string; version: number; name: string };
  tree: SegmentTree;
  preview: Preview;
  fields: readonly FieldChoice[];
  names: SegmentNames;
  locale: Locale;
  words: EditorWords;
}

/** The segment as a sentence and as a tree, with who is in it: built in the browser, so it lives there. */
export function SegmentEditor({
  segment,
  tree: stored,
  preview: first,
  fields,
  names,
  locale,
  words,
}: Props) {
  const router = useRouter();
  const [name, setName] = useState(segment?.name ?? "");
  const [root, setRoot] = useState(() => toDraft(stored));
  const [dirty, setDirty] = useState(false);
  const [marks, setMarks] = useState(false);
  const { tree, keys } = toTree(root);
  const { preview, keys: counted, status } = usePreview(tree, keys, first, askPreview);
  const own = new Map(status === "shown" ? counted.map((key, i) => [key, preview.own[i] ?? 0]) : []);
  const { save, pending, fault, setFault, conflict, adopt } = useSave({
    id: segment?.id,
    version: segment?.version ?? 0,
    words,
    onSaved: (id) => {
      setDirty(false);
      setMarks(false);
      if (!segment) router.replace(`/segments/${id}` as Parameters<typeof router.replace>[0]);
    },
  });

  const change = (next: DraftGroup, focus?: string) => {
    if (depthOf(next) > DEEPEST) return toast.failed(words.tooDeep);
    if (countConditions(toTree(next).tree) > MOST_CONDITIONS) return toast.failed(words.tooMany);
    setRoot(next);
    setDirty(true);
    if (focus) setTimeout(() => keepFocusOn(() => focusable(focus)));
  };
  const submit = (version?: number) => {
    if (name.trim() === "") {
      setFault({ name: words.nameRequired });
      return document.getElementById("segment-name")?.focus();
    }
    if (hasUnfinished(root)) {
      setMarks(true);
      return setFault({ says: words.unfinished });
    }
    save(name, tree, version);
  };

  return (
    <div className="sg-page">
      <div className="sg-main">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          className="flex flex-wrap items-start gap-3"
        >
          <Field name="name" id="segment-name" label={words.name} error={fault.name} className="sg-name">
            {(control) => (
              <Input
                {...control}
                value={name}
                onChange={(event) => {
                  setName(event.target.value);
                  setDirty(true);
                }}
                placeholder={words.namePlaceholder}
                maxLength={200}
                autoComplete="off"
                required
              />
            )}
          </Field>
          <div className="sg-save">
            <Button type="submit" variant="primary" pending={pending}>
              {pending ? words.saving : words.save}
            </Button>
            <span className="text-xs text-ink-3" role="status">
              {dirty ? words.unsaved : ""}
            </span>
          </div>
        </form>
        {fault.says ? (
          <Notice tone="late" role="alert" className="mt-3">
            {fault.says}
          </Notice>
        ) : null}
        {conflict ? (
          <Notice tone="soon" role="alert" className="mt-3">
            <p>
              {fill(words.stale, {
                theirs: `${conflict.theirs.name}. ${segmentSentence(conflict.theirs.tree, locale, names)}`,
              })}
            </p>
            <div className="mt-2 flex gap-1">
              <Button size="sm" variant="soft" onClick={() => submit(conflict.version)}>
                {words.keepMine}
              </Button>
              <Button
                size="sm"
                variant="ghost"
                onClick={() => {
                  setName(conflict.theirs.name);
                  setRoot(toDraft(conflict.theirs.tree));
                  setDirty(false);
                  adopt(conflict.version);
                }}
              >
                {words.takeTheirs}
              </Button>
            </div>
          </Notice>
        ) : null}
        <Section title={words.who} className="mt-6">
          <Sentence parts={segmentParts(tree, locale, names)} />
        </Section>
        <Section title={words.tree} note={words.treeNote} className="mt-8">
          <ul className="sg-tree">
            <GroupNode group={root} desk={{ fields, words, locale, root, own, marks, change }} />
          </ul>
        </Section>
      </div>
      <aside className="sg-aside">
        <PreviewPanel preview={preview} status={status} locale={locale} words={words} />
      </aside>
      <div className="sg-sample">
        <SampleTable rows={preview.rows} words={words} />
      </div>
      <LeaveGuard active={dirty} words={words} />
    </div>
  );
}
