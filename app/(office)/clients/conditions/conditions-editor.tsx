import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Notice } from "#components/notice.tsx";
import { keepFocusOn } from "#components/return-focus.ts";
import { Spinner } from "#components/spinner.tsx";
import { toast } from "#components/toast.tsx";
import { segmentParts } from "#db/segments/sentence.ts";
import { countConditions, DEEPEST, everybody, MOST_CONDITIONS } from "#db/segments/tree.ts";
import { encodeTree } from "#db/segments/tree-address.ts";
import { fill } from "../../assignments/fill.ts";
import { numberIn } from "../../segments/desk.ts";
import { type DraftGroup, depthOf, hasUnfinished, toDraft, toTree } from "../../segments/draft.ts";
import { focusable } from "../../segments/focusable.ts";
import { GroupNode } from "../../segments/group-node.tsx";
import { Sentence } from "../../segments/sentence.tsx";
import { askOf, usePreview } from "../../segments/use-preview.ts";
import type { Loaded, Props } from "./conditions-dialog.tsx";

/** Counting stops here, as in the list. */
const CAP = 10_000;

type Counts = { own: number[]; count: number };
const nothing: Counts = { own: [], count: 0 };

/** The tree, what it says and how many it leaves; the list changes when it is asked to. */
export function ConditionsEditor({
  tree: given,
  query,
  locale,
  words,
  onClose,
  loaded,
}: Props & { loaded: Loaded }) {
  const router = useRouter();
  const [root, setRoot] = useState(() => toDraft(given ?? everybody));
  const [marks, setMarks] = useState(false);
  const [ask] = useState(() => askOf<Counts>("/clients/conditions/count", { query }));
  const { tree, keys } = toTree(root);
  const { preview, keys: counted, status } = usePreview(tree, keys, nothing, ask, false);
  const own = new Map(status === "shown" ? counted.map((key, i) => [key, preview.own[i] ?? 0]) : []);
  const { fields, names, words: editor } = loaded;

  const change = (next: DraftGroup, focus?: string) => {
    if (depthOf(next) > DEEPEST) return toast.failed(editor.tooDeep);
    if (countConditions(toTree(next).tree) > MOST_CONDITIONS) return toast.failed(editor.tooMany);
    setRoot(next);
    if (focus) setTimeout(() => keepFocusOn(() => focusable(focus)));
  };
  const show = (packed: string) => {
    const params = new URLSearchParams(query);
    if (packed) params.set("if", packed);
    const to = params.size > 0 ? `/clients?${params}` : "/clients";
    router.push(to as Parameters<typeof router.push>[0]);
    onClose();
  };
  const apply = () => {
    if (!hasUnfinished(root)) return show(tree.children.length > 0 ? encodeTree(tree) : "");
    setMarks(true);
  };
  // Nothing has come yet: no figure is better than a zero that is not true.
  const isKnown = preview !== nothing;
  const count = preview.count > CAP ? words.capped : numberIn(locale, preview.count);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.title}
      closeLabel={words.close}
      unsaved={words.unsaved}
      footer={
        <>
          <span role="status" className="mr-auto flex items-center gap-2 text-sm text-ink-2">
            {status === "counting" ? <Spinner /> : null}
            {status === "failed"
              ? editor.previewFailed
              : isKnown
                ? fill(words.fits, { count })
                : editor.counting}
          </span>
          {given ? (
            <Button variant="ghost" onClick={() => show("")}>
              {words.reset}
            </Button>
          ) : null}
          <Button variant="primary" onClick={apply}>
            {words.show}
          </Button>
        </>
      }
    >
      <Sentence className="sentence sentence-small" parts={segmentParts(tree, locale, names)} />
      {marks && hasUnfinished(root) ? (
        <Notice tone="late" role="alert" className="mt-3">
          {editor.unfinished}
        </Notice>
      ) : null}
      <ul className="sg-tree mt-3">
        <GroupNode group={root} desk={{ fields, words: editor, locale, root, own, marks, change }} />
      </ul>
    </Dialog>
  );
}
