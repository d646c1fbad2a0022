import { useEffect, useRef, useState } from "react";
import type { SegmentTree } from "#db/segments/tree.ts";
import type { Preview } from "./preview.ts";

const PAUSE = 300;

type State = { preview: Preview; keys: readonly string[]; status: "shown" | "counting" | "failed" };

async function ask(tree: string, signal: AbortSignal): Promise<Preview | null> {
  const answer = await fetch("/segments/preview", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"tree":${tree}}`,
    signal,
  });
  return answer.ok ? ((await answer.json()) as { data: Preview }).data : null;
}

/** Asks who is in the segment as it is being built, a moment after the last change; an older answer is thrown away. */
export function usePreview(tree: SegmentTree, keys: readonly string[], first: Preview): State {
  const [state, setState] = useState<State>({ preview: first, keys, status: "shown" });
  const asked = JSON.stringify(tree);
  const nodes = keys.join(" ");
  const shown = useRef(`${asked} ${nodes}`);

  useEffect(() => {
    if (shown.current === `${asked} ${nodes}`) return;
    const stop = new AbortController();
    setState((before) => ({ ...before, status: "counting" }));
    const timer = setTimeout(async () => {
      const preview = await ask(asked, stop.signal).catch(() => null);
      if (stop.signal.aborted) return;
      setState((before) =>
        preview ? { preview, keys: nodes.split(" "), status: "shown" } : { ...before, status: "failed" },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
      // What one comes back to is asked again.
      shown.current = "";
    };
  }, [asked, nodes]);
  return state;
}
