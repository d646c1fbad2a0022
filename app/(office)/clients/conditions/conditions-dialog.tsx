import { useEffect, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Notice } from "#components/notice.tsx";
import { Skeleton } from "#components/skeleton.tsx";
import type { SegmentNames } from "#db/segments/names.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import type { EditorWords } from "../../segments/desk.ts";
import type { FieldChoice } from "../../segments/field-choices.ts";
import { ConditionsEditor } from "./conditions-editor.tsx";

export type ConditionsWords = Messages["clients"]["conditions"];

export interface Props {
  tree: SegmentTree | null;
  query: string;
  locale: "ru" | "en";
  words: ConditionsWords;
  onClose: () => void;
}

export interface Loaded {
  fields: readonly FieldChoice[];
  names: SegmentNames;
  words: EditorWords;
}

async function load(signal: AbortSignal): Promise<Loaded | "failed"> {
  const answer = await fetch("/clients/conditions", { signal });
  return answer.ok ? ((await answer.json()) as { data: Loaded }).data : "failed";
}

/** All conditions of the list, built as a tree. */
export default function ConditionsDialog(props: Props) {
  const { words, onClose } = props;
  const [loaded, setLoaded] = useState<Loaded | "failed" | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    load(stop.signal)
      .catch(() => "failed" as const)
      .then((answer) => {
        if (!stop.signal.aborted) setLoaded(answer);
      });
    return () => stop.abort();
  }, []);
  if (loaded !== null && loaded !== "failed") return <ConditionsEditor {...props} loaded={loaded} />;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.title}
      closeLabel={words.close}
      footer={
        <Button variant="ghost" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      {loaded === "failed" ? (
        <Notice tone="late" role="alert">
          {words.failed}
        </Notice>
      ) : (
        <Skeleton rows={3} label={words.loading} />
      )}
    </Dialog>
  );
}
