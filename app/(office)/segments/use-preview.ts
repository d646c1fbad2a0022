import { useEffect, useRef, useState } from "react";
import type { SegmentTree } from "#db/segments/tree.ts";

const PAUSE = 300;

export type PreviewStatus = "shown" | "counting" | "failed";
type State<P> = { preview: P; keys: readonly string[]; status: PreviewStatus };

/** Sends a tree in a body of JSON and reads what comes back; null when the office cannot answer. */
export const askOf =
  <P>(path: string, more: Record<string, unknown> = {}) =>
  async (tree: SegmentTree, signal: AbortSignal): Promise<P | null> => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ tree, ...more }),
      signal,
    });
    return answer.ok ? ((await answer.json()) as { data: P }).data : null;
  };

/**
 * Asks who is chosen by a tree as it is being built, a moment after the last change; an older answer is thrown away.
 * With `known` the first tree has been asked for already. `ask` must be the same from one drawing to the next.
 */
export function usePreview<P>(
  tree: SegmentTree,
  keys: readonly string[],
  first: P,
  ask: (tree: SegmentTree, signal: AbortSignal) => Promise<P | null>,
  known = true,
): State<P> {
  const [state, setState] = useState<State<P>>({
    preview: first,
    keys: known ? keys : [],
    status: known ? "shown" : "counting",
  });
  const asked = JSON.stringify(tree);
  const nodes = keys.join(" ");
  const shown = useRef(known ? `${asked} ${nodes}` : "");

  useEffect(() => {
    if (shown.current === `${asked} ${nodes}`) return;
    const stop = new AbortController();
    setState((before) => ({ ...before, status: "counting" }));
    const timer = setTimeout(async () => {
      const preview = await ask(JSON.parse(asked) as SegmentTree, stop.signal).catch(() => null);
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
  }, [asked, nodes, ask]);
  return state;
}
