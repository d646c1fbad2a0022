import { useEffect, useState } from "react";
import type { PaletteGroup } from "./item.ts";

const pauseMs = 120;

export interface Found {
  /** The text that these groups answer. */
  q: string;
  groups: PaletteGroup[];
  failed: boolean;
}

/** Asks the server as one types; an answer that comes late is for a text that is no longer there, and is dropped. */
export function useFound(q: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const answer = await fetch(`/palette?${new URLSearchParams({ q })}`, { signal: stop.signal })
        .then((response) => response.json() as Promise<{ ok: boolean; data: PaletteGroup[] }>)
        .catch(() => null);
      if (stop.signal.aborted) return;
      setFound(answer?.ok ? { q, groups: answer.data, failed: false } : { q, groups: [], failed: true });
    };
    const timer = setTimeout(ask, q === "" ? 0 : pauseMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [q]);
  return found;
}
