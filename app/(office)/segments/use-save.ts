import { useState, useTransition } from "react";
import { toast } from "#components/toast.tsx";
import type { SegmentTree } from "#db/segments/tree.ts";
import { create, update } from "./actions.ts";
import type { EditorWords } from "./desk.ts";

export interface Conflict {
  version: number;
  theirs: { name: string; tree: SegmentTree };
}

interface Setup {
  /** None while the segment is new. */
  id?: string;
  version: number;
  words: EditorWords;
  onSaved: (id: string) => void;
}

/** Saves the segment: once for a key while it is new, from the version one has seen afterwards. */
export function useSave({ id, version: opened, words, onSaved }: Setup) {
  const [key] = useState(() => crypto.randomUUID());
  const [version, setVersion] = useState(opened);
  const [fault, setFault] = useState<{ name?: string; says?: string }>({});
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [pending, startTransition] = useTransition();

  const save = (name: string, tree: SegmentTree, from = version) => {
    if (pending) return;
    setFault({});
    setConflict(null);
    startTransition(async () => {
      const answer = id
        ? await update({ id, expectedVersion: from, name, tree }).catch(() => null)
        : await create({ key, name, tree }).catch(() => null);
      if (!answer) return setFault({ says: words.failed });
      if (answer.ok) {
        if ("version" in answer.data) setVersion(answer.data.version);
        toast.done(words.saved);
        return onSaved("id" in answer.data ? answer.data.id : (id ?? ""));
      }
      const theirs = answer.details?.theirs as Conflict["theirs"] | undefined;
      if (answer.code === "stale" && theirs)
        return setConflict({ version: Number(answer.details?.version), theirs });
      const [[field, says] = ["", undefined]] = Object.entries(answer.fields ?? {});
      setFault(field === "name" ? { name: says } : { says: says ?? answer.message });
    });
  };
  /** Goes on from what somebody else has saved. */
  const adopt = (theirs: number) => {
    setVersion(theirs);
    setConflict(null);
  };
  return { save, pending, fault, setFault, conflict, adopt };
}
