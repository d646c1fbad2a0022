"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ProgressBar } from "#components/progress-bar.tsx";
import { Spinner } from "#components/spinner.tsx";

interface Running {
  id: string;
  bytes: number | null;
  /** How large the last good one was: this one will be about so. */
  usual: number | null;
}

interface Props {
  running: Running;
  locale: string;
  /** `written` holds {mb}. */
  words: Record<"making" | "written" | "goOn", string>;
}

const everyMs = 1_000;

/** The copy that is being made. The page shows itself anew when it has ended. */
export function BackupProgress({ running: first, locale, words }: Props) {
  const router = useRouter();
  const [running, setRunning] = useState(first);

  useEffect(() => {
    const stop = new AbortController();
    const timer = setInterval(async () => {
      const answer = await fetch("/safety/progress", { signal: stop.signal })
        .then((response) => response.json() as Promise<{ ok: boolean; data: Running | null }>)
        // A broken connection is no news: the next second asks again.
        .catch(() => null);
      if (stop.signal.aborted || !answer?.ok) return;
      if (answer.data?.id === first.id) setRunning(answer.data);
      else router.refresh();
    }, everyMs);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [first.id, router]);

  const { bytes, usual } = running;
  const mb = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format((bytes ?? 0) / 1_000_000);
  return (
    <div className="grid gap-2 rounded-lg border border-line px-4 pt-3 pb-4">
      <div className="flex items-center gap-2">
        <span className="text-accent-ink">
          <Spinner />
        </span>
        <h3 className="flex-1">{words.making}</h3>
        {bytes ? (
          <span className="text-sm text-ink-2 tabular-nums">{words.written.replace("{mb}", mb)}</span>
        ) : null}
      </div>
      <ProgressBar
        label={words.making}
        {...(usual && bytes ? { value: Math.min(bytes, usual * 0.99), max: usual } : {})}
      />
      <p className="text-xs text-ink-3">{words.goOn}</p>
    </div>
  );
}
