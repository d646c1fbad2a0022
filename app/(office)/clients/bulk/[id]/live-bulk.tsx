"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { ProgressBar } from "#components/progress-bar.tsx";
import { Spinner } from "#components/spinner.tsx";
import { toast } from "#components/toast.tsx";
import type { BulkProgress } from "#db/bulk/queries.ts";
import { fill } from "../../../assignments/fill.ts";
import { cancel, resume } from "../actions.ts";

interface Props {
  id: string;
  progress: BulkProgress;
  locale: string;
  words: Record<
    "running" | "undoing" | "of" | "close" | "stalled" | "resume" | "cancel" | "cancelling",
    string
  >;
}

const EVERY_MS = 1_000;

/** How far the worker has come. The page is shown anew when the work has ended. */
export function LiveBulk({ id, progress: first, locale, words }: Props) {
  const router = useRouter();
  const [progress, setProgress] = useState(first);
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await fetch(`/clients/bulk/${id}/progress`, { signal: stop.signal })
        .then((response) => response.json() as Promise<{ ok: boolean; data: BulkProgress }>)
        // A broken connection is no news: the next second asks again.
        .catch(() => null);
      if (stop.signal.aborted) return;
      if (answer?.ok) setProgress(answer.data);
      if (answer?.ok && answer.data.state !== first.state) return router.refresh();
      timer = setTimeout(ask, EVERY_MS);
    };
    timer = setTimeout(ask, EVERY_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id, first.state, router]);

  const send = (order: typeof cancel) =>
    startTransition(async () => {
      const answer = await order({ id, expectedVersion: progress.version }).catch(() => null);
      if (!answer?.ok) toast.failed(answer?.message ?? words.stalled);
    });
  const { state, doneRows, total } = progress;
  const title = state === "undoing" ? words.undoing : words.running;
  const number = new Intl.NumberFormat(locale);
  return (
    <div className="grid gap-2 rounded-lg border border-line px-4 pt-3 pb-4">
      <div className="flex items-center gap-2">
        <span className="text-accent-ink">
          <Spinner />
        </span>
        <h2 className="flex-1 text-sm font-semibold">{title}</h2>
        <span className="text-sm text-ink-2 tabular-nums">
          {fill(words.of, { done: number.format(Math.min(doneRows, total)), total: number.format(total) })}
        </span>
      </div>
      <ProgressBar label={title} value={Math.min(doneRows, total)} max={total} />
      <div className="flex items-center gap-3">
        <p className="flex-1 text-xs text-ink-3">{progress.stalled ? words.stalled : words.close}</p>
        {progress.stalled ? (
          <Button size="sm" variant="soft" pending={pending} onClick={() => send(resume)}>
            {words.resume}
          </Button>
        ) : null}
        {state === "running" ? (
          <Button size="sm" variant="second" pending={pending} onClick={() => send(cancel)}>
            {pending ? words.cancelling : words.cancel}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
