import { useEffect, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Notice } from "#components/notice.tsx";
import { Skeleton } from "#components/skeleton.tsx";
import type { BulkKind } from "#db/bulk/input.ts";
import type { OwnField } from "#db/fields/queries.ts";
import type { Locale } from "#db/values/text.ts";
import { start } from "./actions.ts";
import { announce } from "./announce.ts";
import { BulkValue, type Draft, emptyDraft, toChange } from "./bulk-value.tsx";
import { PreviewLines } from "./preview-lines.tsx";
import { usePreviewOf } from "./use-preview-of.ts";

export type DialogWords = Messages["bulk"]["dialog"];
export type SentSelection = { ids: string[] } | { query: string };

type Choices = { value: string; label: string }[];

export interface Loaded {
  words: DialogWords;
  statuses: Choices;
  classes: Choices;
  verdicts: Record<string, string>;
  fields: readonly OwnField[];
  locale: Locale;
}

interface Props {
  kind: BulkKind;
  selection: SentSelection;
  locale: "ru" | "en";
  /** Said until the phrases of the dialog have come. */
  opening: Record<"title" | "loading" | "failed" | "close", string>;
  onDone: () => void;
  onClose: () => void;
}

async function load(signal: AbortSignal): Promise<Loaded | null> {
  const answer = await fetch("/clients/bulk/words", { signal }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as { data: Loaded }).data : null;
}

/** One change of many: what to, what becomes of whom, and only then the press that does it. */
export default function BulkDialog(props: Props) {
  const [loaded, setLoaded] = useState<Loaded | null | "failed">(null);
  useEffect(() => {
    const stop = new AbortController();
    load(stop.signal).then((answer) => {
      if (!stop.signal.aborted) setLoaded(answer ?? "failed");
    });
    return () => stop.abort();
  }, []);
  if (loaded && loaded !== "failed") return <Order {...props} loaded={loaded} />;
  const { title, loading, failed, close } = props.opening;
  return (
    <Dialog open onClose={props.onClose} title={title} closeLabel={close}>
      {loaded === "failed" ? (
        <Notice tone="late" role="alert">
          {failed}
        </Notice>
      ) : (
        <Skeleton rows={3} label={loading} />
      )}
    </Dialog>
  );
}

function Order({ kind, selection, locale, onDone, onClose, loaded }: Props & { loaded: Loaded }) {
  const { words } = loaded;
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string>();
  const [pending, startTransition] = useTransition();
  const change = toChange(kind, draft, loaded);
  const preview = usePreviewOf(selection, change, words.failed);
  const count = preview.data?.counts.changed ?? 0;
  const number = new Intl.NumberFormat(locale === "ru" ? "ru-RU" : "en-GB");

  const submit = () => {
    if (!change || pending || count === 0) return;
    startTransition(async () => {
      const answer = await start({ key, selection, change }).catch(() => null);
      if (!answer?.ok)
        return setFault(Object.values(answer?.fields ?? {})[0] ?? answer?.message ?? words.failed);
      onDone();
      onClose();
      announce(answer.data, words);
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.titles[kind]}
      closeLabel={words.cancel}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="primary" pending={pending} disabled={count === 0} onClick={submit}>
            {pending
              ? words.busy
              : count > 0
                ? words.submit.replace("{n}", number.format(count))
                : words.idle}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <BulkValue kind={kind} draft={draft} onChange={setDraft} loaded={loaded} />
        {fault ? (
          <Notice tone="late" role="alert">
            {fault}
          </Notice>
        ) : null}
        <PreviewLines preview={preview} loaded={loaded} asked={change !== null} format={number.format} />
      </form>
    </Dialog>
  );
}
