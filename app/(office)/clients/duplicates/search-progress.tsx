"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { ProgressBar } from "#components/progress-bar.tsx";

interface Running {
  id: string;
  changed: number;
  read: number;
  candidates: number;
  compared: number;
}

const everyMs = 1_000;

/** Reading the cards is the first half of the way, comparing pairs the second. */
const shareOf = ({ changed, read, candidates, compared }: Running) =>
  (changed > 0 ? Math.min(1, read / changed) : 0) * 50 +
  (candidates > 0 ? Math.min(1, compared / candidates) : 0) * 50;

interface Props {
  id: string;
  first: Running;
  words: Messages["duplicates"]["progress"];
}

/** How far the search is. The page shows itself anew when it has ended. */
export function SearchProgress({ id, first, words }: Props) {
  const router = useRouter();
  const [running, setRunning] = useState(first);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setInterval(async () => {
      const answer = await fetch("/clients/duplicates/progress", { signal: stop.signal })
        .then((response) => response.json() as Promise<{ ok: boolean; data: Running | null }>)
        // A broken connection is no news: the next second asks again.
        .catch(() => null);
      if (stop.signal.aborted || !answer?.ok) return;
      if (answer.data?.id === id) setRunning(answer.data);
      else router.refresh();
    }, everyMs);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [id, router]);
  const share = shareOf(running);
  return (
    <div className="w-64 max-md:w-full" role="status">
      <p className="mb-1 text-sm">{words.running}</p>
      <ProgressBar label={words.running} {...(share > 0 ? { value: share, max: 100 } : {})} />
    </div>
  );
}
