import { useEffect, useState } from "react";
import type { FoundPromise } from "#db/values/promise.ts";

type Find = typeof import("#db/values/promise.ts").findPromise;

/** Looks for a promise in what is being typed. The rules come with the first letter, not with the page. */
export function useFoundPromise(text: string, timeZone: string): FoundPromise | null {
  const [find, setFind] = useState<{ find: Find } | null>(null);
  const typed = text !== "";
  useEffect(() => {
    if (!typed) return;
    let current = true;
    import("#db/values/promise.ts").then(({ findPromise }) => {
      if (current) setFind({ find: findPromise });
    });
    return () => {
      current = false;
    };
  }, [typed]);
  return find && typed ? find.find(text, { now: new Date(), timeZone }) : null;
}
