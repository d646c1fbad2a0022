"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { DraftTexts } from "./draft-texts.ts";
import { type LiveDraft, useDraft } from "./use-draft.ts";

export interface PreviewData {
  from: string;
  to: string | null;
  subject: string;
  html: string;
  text: string;
  checks: { field: string; says: string }[];
  /** Tags that say nothing where the client has no such value. */
  bare: string[];
  tags: number;
}

interface Desk {
  id: string;
  draft: LiveDraft;
  /** As which client the letter is looked at; empty is a sample. */
  clientId: string;
  look: (clientId: string) => void;
  preview: PreviewData | null;
  /** The last try to draw it has failed. */
  lost: boolean;
}

const Context = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error("A part of a draft stands outside of its desk");
  return desk;
}

interface Props {
  id: string;
  version: number;
  texts: DraftTexts;
  clientId: string;
  children: ReactNode;
}

const pause = 350;

/** What the editor, the preview, the checks and the launch of one draft share. */
export function DraftDesk({ id, version, texts: given, clientId: first, children }: Props) {
  const draft = useDraft({ id, version, texts: given });
  const [clientId, look] = useState(first);
  const [preview, setPreview] = useState<PreviewData | null>(null);
  const [lost, setLost] = useState(false);
  const { texts } = draft;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another segment, a new version, changes what the checks say
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(`/mailings/${id}/preview`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...texts, clientId: clientId || undefined }),
        signal: stop.signal,
      })
        .then((response) => response.json() as Promise<{ ok: boolean; data: PreviewData }>)
        .catch(() => null);
      if (stop.signal.aborted) return;
      setLost(!answer?.ok);
      if (answer?.ok) setPreview(answer.data);
    }, pause);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id, texts, clientId, version]);

  return <Context value={{ id, draft, clientId, look, preview, lost }}>{children}</Context>;
}
