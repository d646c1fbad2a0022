import { useEffect, useState } from "react";
import type { ComboboxOption } from "./combobox-options.ts";

type Search = (text: string) => Promise<readonly ComboboxOption[]>;

const pause = 180;

/** Asks after a short pause in typing; an answer that comes after a newer question is dropped. */
export function useFoundOptions(open: boolean, text: string, search: Search | undefined) {
  const [options, setOptions] = useState<readonly ComboboxOption[]>([]);
  const [loading, setLoading] = useState(false);

  useEffect(() => {
    if (!open || !search) return;
    let current = true;
    setLoading(true);
    const timer = setTimeout(
      async () => {
        try {
          const answer = await search(text);
          if (current) setOptions(answer);
        } finally {
          if (current) setLoading(false);
        }
      },
      text === "" ? 0 : pause,
    );
    return () => {
      current = false;
      clearTimeout(timer);
      // Nobody waits for the dropped answer; a newer question says at once that it is busy.
      setLoading(false);
    };
  }, [open, text, search]);

  return { options, loading };
}
