import { useEffect, useState } from "react";
import type { SentChange } from "#db/bulk/input.ts";
import type { BulkPreview } from "#db/bulk/preview.ts";
import type { SentSelection } from "./bulk-dialog.tsx";

const PAUSE = 250;

export type ShownPreview = Omit<BulkPreview, "from"> & { from: { label: string; count: number }[] };

export interface PreviewState {
  data: ShownPreview | null;
  counting: boolean;
  fault: string | null;
}

type Answer =
  | { ok: true; data: ShownPreview }
  | { ok: false; message?: string; fields?: Record<string, string> };

/** Asks what the change would do, a moment after it was last touched. */
export function usePreviewOf(
  selection: SentSelection,
  change: SentChange | null,
  failed: string,
): PreviewState {
  const [state, setState] = useState<PreviewState>({ data: null, counting: false, fault: null });
  const body = change ? JSON.stringify({ selection, change }) : null;
  useEffect(() => {
    if (body === null) return setState({ data: null, counting: false, fault: null });
    const stop = new AbortController();
    setState(({ data }) => ({ data, counting: true, fault: null }));
    const timer = setTimeout(async () => {
      const answer = await fetch("/clients/bulk/preview", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        signal: stop.signal,
      })
        .then((response) => response.json() as Promise<Answer>)
        .catch(() => null);
      if (stop.signal.aborted) return;
      if (answer?.ok) return setState({ data: answer.data, counting: false, fault: null });
      const fault = Object.values(answer?.fields ?? {})[0] ?? answer?.message ?? failed;
      setState({ data: null, counting: false, fault });
    }, PAUSE);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [body, failed]);
  return state;
}
