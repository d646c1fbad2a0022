"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Notice } from "#components/notice.tsx";
import { ProgressBar } from "#components/progress-bar.tsx";
import { Spinner } from "#components/spinner.tsx";
import { fill } from "../../assignments/fill.ts";
import { LetterCounts, type StateRow } from "./letter-counts.tsx";
import type { MailingProgress } from "./progress/route.ts";
import { tally } from "./tally.ts";

interface Props {
  mailingId: string;
  progress: MailingProgress;
  locale: string;
  rows: readonly StateRow[];
  /** Whether letters move by themselves now, so that it is worth asking often. */
  moves: boolean;
  words: Record<"title" | "of" | "close" | "lost" | "held" | "states", string>;
}

const oftenMs = 2_000;
/** Webhooks of a provider may come for hours after the last letter has left. */
const seldomMs = 15_000;
/** The new page takes its time to come: asking for it each time would only put it off. */
const refreshMs = 10_000;

/** What becomes of the letters now; shows the page anew when the mailing itself has changed. */
export function LiveWork({ mailingId, progress: first, locale, rows, moves, words }: Props) {
  const router = useRouter();
  const [progress, setProgress] = useState(first);
  const [lost, setLost] = useState(false);
  const { version, state } = first;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const stop = new AbortController();
    const every = moves ? oftenMs : seldomMs;
    const ask = async () => {
      const answer = await fetch(`/mailings/${mailingId}/progress`, { signal: stop.signal })
        .then((response) => response.json() as Promise<{ ok: boolean; data: MailingProgress }>)
        .catch(() => null);
      if (stop.signal.aborted) return;
      setLost(answer === null);
      if (answer?.ok) setProgress(answer.data);
      const ended = answer && (!answer.ok || answer.data.version !== version || answer.data.state !== state);
      if (ended) router.refresh();
      timer = setTimeout(ask, ended ? refreshMs : every);
    };
    timer = setTimeout(ask, every);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [mailingId, version, state, moves, router]);

  const number = new Intl.NumberFormat(locale);
  const { all, done } = tally(progress.counts);
  const gathering = state === "launching";
  const says = fill(words.of, { done: number.format(done), total: number.format(all) });
  return (
    <>
      {moves || state === "paused" ? (
        <div className="grid gap-2 rounded-lg border border-line px-4 pt-3 pb-4">
          <div className="flex items-center gap-2">
            {moves && !progress.held ? (
              <span className="text-accent-ink">
                <Spinner />
              </span>
            ) : null}
            <h2 className="flex-1">{words.title}</h2>
            {gathering ? null : (
              <span role="status" className="text-sm text-ink-2 tabular-nums">
                {says}
              </span>
            )}
          </div>
          <ProgressBar
            label={words.title}
            tone={moves ? "accent" : "ink"}
            {...(gathering ? {} : { value: done, max: all })}
          />
          {progress.held ? (
            <Notice tone="soon" role="status">
              {words.held}
            </Notice>
          ) : lost || moves ? (
            <p className="text-xs text-ink-3">{lost ? words.lost : words.close}</p>
          ) : null}
        </div>
      ) : null}
      <LetterCounts
        label={words.states}
        rows={rows}
        counts={progress.counts}
        href={`/mailings/${mailingId}/recipients`}
        format={number}
      />
    </>
  );
}
