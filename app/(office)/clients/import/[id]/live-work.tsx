"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "#components/notice.tsx";
import { ProgressBar } from "#components/progress-bar.tsx";
import { Spinner } from "#components/spinner.tsx";
import type { Progress } from "#db/imports/queries.ts";
import { OrderButton } from "./order-button.tsx";

interface Props {
  importId: string;
  progress: Progress;
  locale: string;
  stop: ReactNode;
  /** `of` holds {done} and {total}, `rate` {rows}, `left` {time}. */
  words: Record<"title" | "of" | "close" | "stalled" | "resume" | "resuming" | "rate" | "left", string>;
}

const everyMs = 1_000;
/** The new page takes its time to come: asking for it every second would only put it off. */
const refreshMs = 10_000;

/** What the worker does now. The page asks once a second and shows itself anew when the work has ended. */
export function LiveWork({ importId, progress: first, locale, stop, words }: Props) {
  const router = useRouter();
  const [progress, setProgress] = useState(first);
  const [pace, setPace] = useState<number>();
  const { version, state, doneRows: firstRows } = first;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const leave = new AbortController();
    const began = { at: performance.now(), rows: firstRows };
    const ask = async () => {
      const answer = await fetch(`/clients/import/${importId}/progress`, { signal: leave.signal })
        .then((response) => response.json() as Promise<{ ok: boolean; data: Progress }>)
        // A broken connection is no news: the next second asks again.
        .catch(() => null);
      if (leave.signal.aborted) return;
      if (answer?.ok) {
        setProgress(answer.data);
        const rows = answer.data.doneRows - began.rows;
        if (rows > 0) setPace(rows / ((performance.now() - began.at) / 1_000));
      }
      const ended = answer && (!answer.ok || answer.data.version !== version || answer.data.state !== state);
      if (ended) router.refresh();
      timer = setTimeout(ask, ended ? refreshMs : everyMs);
    };
    timer = setTimeout(ask, everyMs);
    return () => {
      leave.abort();
      clearTimeout(timer);
    };
  }, [importId, version, state, firstRows, router]);

  const number = new Intl.NumberFormat(locale);
  // While the file itself is being understood nobody knows how much there is of it.
  const known = progress.total > 0 && (state !== "reading" || progress.doneRows > 0);
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
        {stop}
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
        <p className="flex flex-wrap justify-between gap-x-6 text-xs text-ink-3">
          <span>{words.close}</span>
          {known && pace ? (
            <span className="tabular-nums">{paceText(progress, pace, number, words)}</span>
          ) : null}
        </p>
      )}
    </div>
  );
}

/** «1 200 строк в секунду, ещё 2:05» */
function paceText(
  { total, doneRows }: Progress,
  pace: number,
  number: Intl.NumberFormat,
  words: Props["words"],
): string {
  const seconds = Math.ceil(Math.max(0, total - doneRows) / pace);
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return `${words.rate.replace("{rows}", number.format(Math.round(pace)))}, ${words.left.replace("{time}", left)}`;
}
