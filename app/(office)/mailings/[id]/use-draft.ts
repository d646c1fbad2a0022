import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure } from "#app/refusal.ts";
import {
  changesOf,
  type DraftField,
  type DraftTexts,
  draftFields,
  mergeTexts,
  textsOf,
} from "./draft-texts.ts";

export type SaveState = "saved" | "dirty" | "saving" | "failed" | "faulty" | "conflict";
export interface Conflict {
  fields: DraftField[];
  theirs: DraftTexts;
}
interface Draft {
  id: string;
  version: number;
  texts: DraftTexts;
}
type Answer = { ok: true; data: { version: number } } | Failure;

const pause = 900;
const retry = 5_000;

const post = (id: string, body: object): Promise<Answer | null> =>
  fetch(`/mailings/${id}/text`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    // A page that is being closed still gets its last words through.
    keepalive: true,
  })
    .then((response) => response.json() as Promise<Answer>)
    .catch(() => null);

/**
 * The text of a draft: kept a moment after the last key, one request at a time, only what was changed. What the page
 * shows is never thrown away: a lost connection tries again, a lost race asks.
 */
export function useDraft(given: Draft) {
  const { id } = given;
  const router = useRouter();
  const [texts, setTexts] = useState(given.texts);
  const [state, setState] = useState<SaveState>("saved");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [conflict, setConflict] = useState<Conflict | null>(null);
  /** The newest version that somebody else has made and this page has learnt of. */
  const [met, setMet] = useState(given.version);
  const now = useRef(given.texts);
  const stored = useRef(given.texts);
  const version = useRef(given.version);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Nothing is written over theirs before the person has chosen. */
  const asking = useRef(false);

  const show = useCallback((next: DraftTexts) => {
    now.current = next;
    setTexts(next);
  }, []);

  /** What is stored now stands beside what I typed: mine stays where they differ, and is asked about. */
  const meet = useCallback(
    (theirs: DraftTexts): boolean => {
      const merged = mergeTexts(stored.current, now.current, theirs);
      stored.current = theirs;
      show(merged.texts);
      if (merged.conflicts.length === 0) return true;
      asking.current = true;
      setConflict({ fields: merged.conflicts, theirs });
      setState("conflict");
      return false;
    },
    [show],
  );

  const send = useCallback(
    async (without: readonly string[] = []): Promise<boolean> => {
      if (asking.current) return false;
      const sent = now.current;
      const all = Object.entries(changesOf(sent, stored.current));
      const changes = Object.fromEntries(all.filter(([field]) => !without.includes(field)));
      const whole = without.length === 0;
      if (Object.keys(changes).length === 0) {
        if (whole) setState("saved");
        return whole;
      }
      if (whole) setState("saving");
      const answer = await post(id, { id, expectedVersion: version.current, ...changes });
      if (answer?.ok) {
        version.current = answer.data.version;
        stored.current = { ...stored.current, ...changes };
        if (!whole) return false;
        setFaults({});
        setState(now.current === sent ? "saved" : "dirty");
        return true;
      }
      if (answer?.code === "stale") {
        version.current = Number(answer.details?.version);
        const theirs = answer.details?.theirs as Record<DraftField, string | null>;
        // Whom it goes to may have changed as well: the page around the text is drawn anew.
        setMet(version.current);
        router.refresh();
        return meet(textsOf(theirs)) ? send(without) : false;
      }
      if (!answer) {
        setState("failed");
        timer.current = setTimeout(() => send(without), retry);
        return false;
      }
      const named = draftFields.filter((field) => answer.fields?.[field]);
      setFaults(named.length > 0 ? (answer.fields ?? {}) : { form: answer.message });
      setState("faulty");
      // One field that cannot be stored does not keep the others from it.
      if (whole && named.length > 0) await send(named);
      return false;
    },
    [id, meet, router],
  );

  /** Everything typed so far is stored, or it is said why not. */
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    queue.current = queue.current.then(() => send());
    return queue.current;
  }, [send]);

  const set = useCallback(
    (change: Partial<DraftTexts>) => {
      show({ ...now.current, ...change });
      setState((was) => (was === "conflict" ? was : "dirty"));
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pause);
    },
    [show, flush],
  );

  const settle = (choice: "mine" | "theirs") => {
    if (choice === "theirs" && conflict) {
      const taken = conflict.fields.map((field) => [field, conflict.theirs[field]]);
      show({ ...now.current, ...Object.fromEntries(taken) });
    }
    asking.current = false;
    setConflict(null);
    void flush();
  };

  // Gone to another page of the product: what was typed goes along.
  useEffect(
    () => () => {
      void flush();
    },
    [flush],
  );

  useEffect(() => {
    if (state === "saved") return;
    const leave = (event: BeforeUnloadEvent) => {
      if (state === "dirty") void flush();
      event.preventDefault();
    };
    window.addEventListener("beforeunload", leave);
    return () => window.removeEventListener("beforeunload", leave);
  }, [state, flush]);

  // The page was drawn anew: what I have not touched follows what is stored now.
  useEffect(() => {
    if (given.version <= version.current) return;
    version.current = given.version;
    meet(given.texts);
  }, [given.version, given.texts, meet]);

  return {
    texts,
    set,
    state,
    faults,
    conflict,
    settle,
    flush,
    /** Somebody else has changed the draft, and the page around the text does not show it yet. */
    behind: met > given.version,
    version: () => version.current,
    /** Another part of the page has stored something of the same draft. */
    moved: (next: number) => {
      version.current = Math.max(version.current, next);
    },
  };
}

export type LiveDraft = ReturnType<typeof useDraft>;
