import { useEffect, useState } from "react";
import type { Namesake } from "#db/clients/duplicates.ts";

const pause = 300;
const nothing = { name: "", inn: "", phones: "", emails: "" };
export type AskedField = keyof typeof nothing;

/** A letter or two of a name, half an ИНН and half a number say nothing yet. */
const isEnough = ({ name, inn, phones, emails }: typeof nothing) =>
  name.length >= 3 || inn.length >= 9 || phones.length >= 10 || emails.includes("@");

/** Asks, a moment after the last key, whom what is being typed already belongs to. */
export function useNamesakes() {
  const [typed, setTyped] = useState(nothing);
  const [found, setFound] = useState<Namesake[]>([]);
  const [seen, setSeen] = useState(false);

  useEffect(() => {
    if (!isEnough(typed)) return setFound([]);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/clients/namesakes?${new URLSearchParams(typed)}`, {
          signal: stop.signal,
        });
        if (response.ok) setFound(((await response.json()) as { data: Namesake[] }).data);
      } catch (failure) {
        // Only a hint: the server asks again when the form is sent.
        if (!stop.signal.aborted) setFound([]);
        if (!(failure instanceof Error)) throw failure;
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);

  return {
    found,
    seen,
    ask: (field: AskedField, value: string) => {
      setTyped((before) => ({ ...before, [field]: value.trim() }));
      setSeen(false);
    },
    /** What the server found on sending; the person has to look at them. */
    show: (namesakes: unknown) => {
      if (Array.isArray(namesakes)) setFound(namesakes as Namesake[]);
      setSeen(false);
    },
    markSeen: () => setSeen(true),
  };
}
