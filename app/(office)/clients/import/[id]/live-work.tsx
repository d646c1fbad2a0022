"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Notice } from "#components/notice.tsx";
import { ProgressBar } from "#components/progress-bar.tsx";
import { Spinner } from "#components/spinner.tsx";
import type { Progress } from "#db/imports/queries.ts";
import { OrderButton } from "./order-button.tsx";

interface Props {
  importId: string;
  progress: Progress;
  locale: string;
  /** `of` holds {done} and {total}. */
  words: Record<"title" | "of" | "close" | "stalled" | "resume" | "resuming", string>;
}

const everyMs = 1_000;
/** The new page takes its time to come: asking for it every second would only put it off. */
const refreshMs = 10_000;

/** What the worker does now. The page asks once a second and shows itself anew when the work has ended. */
export function LiveWork({ importId, progress: first, locale, words }: Props) {
  const router = useRouter();
  const [progress, setProgress] = useState(first);
  const { version, state } = first;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const stop = new AbortController();
    const ask = async () => {
      const answer = await fetch(`/clients/import/${importId}/progress`, { signal: stop.signal })
        .then((response) => response.json() as Promise<{ ok: boolean; data: Progress }>)
        // A broken connection is no news: the next second asks again.
        .catch(() => null);
      if (stop.signal.aborted) return;
      if (answer?.ok) setProgress(answer.data);
      const ended = answer && (!answer.ok || answer.data.version !== version || answer.data.state !== state);
      if (ended) router.refresh();
      timer = setTimeout(ask, ended ? refreshMs : everyMs);
    };
    timer = setTimeout(ask, everyMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [importId, version, state, router]);

  const number = new Intl.NumberFormat(locale);
  const known = progress.total > 0 && state !== "reading";
  const done = words.of
    .replace("{done}", number.format(progress.doneRows))
    .replace("{total}", number.format(progress.total));
  return (
    <div className="grid gap-2 rounded-lg border border-line px-4 pt-3 pb-4">
      <div className="flex items-center gap-2">
        <span className="text-accent-ink">
          <Spinner />
        </span>
        <h3 className="flex-1">{words.title}</h3>
        {known ? <span className="text-sm text-ink-2 tabular-nums">{done}</span> : null}
      </div>
      <ProgressBar
        label={words.title}
        {...(known ? { value: Math.min(progress.doneRows, progress.total), max: progress.total } : {})}
      />
      {progress.stalled ? (
        <Notice
          tone="soon"
          role="status"
          action={
            <OrderButton
              order="resume"
              size="sm"
              target={{ importId, version: progress.version }}
              label={words.resume}
              pendingLabel={words.resuming}
            />
          }
        >
          {words.stalled}
        </Notice>
      ) : (
        <p className="text-xs text-ink-3">{words.close}</p>
      )}
    </div>
  );
}
