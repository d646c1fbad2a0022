"use client";

import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { toast } from "#components/toast.tsx";
import { fetchRecords, type Records } from "./opened.ts";

const Dialogs = lazy(() => import("./record-dialogs.tsx"));

/** To the clipboard, with the words that the button brings. */
function copy({ copies = "", copied = "", failed = "" }: DOMStringMap) {
  navigator.clipboard.writeText(copies).then(
    () => toast.done(copied),
    () => toast.failed(failed),
  );
}

interface Props {
  clientId: string;
  /** Files may be dropped on the card. */
  drops: boolean;
  words: { failed: string; dropHere: string };
}

export interface OpenedRecord {
  what: string;
  id: string;
  records: Records;
  /** The row in which a text is edited in place. */
  row: HTMLElement | null;
  /** Data of the button that was pressed. */
  data: DOMStringMap;
  dropped: File[];
}

/**
 * Listens to the plain buttons of facts, dates, agreements, files, the group and the people's places. What a dialog
 * needs, its code included, comes with the first press.
 */
export function RecordsDesk({ clientId, drops, words }: Props) {
  const [opened, setOpened] = useState<OpenedRecord | null>(null);
  const [over, setOver] = useState(false);

  const open = async (what: string, id: string, more: Partial<OpenedRecord> = {}) => {
    const records = await fetchRecords(clientId);
    if (!records) return toast.failed(words.failed);
    setOpened({ what, id, records, row: null, data: {}, dropped: [], ...more });
  };
  const onClick = useEffectEvent((event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    const { record, id, factText } = button?.dataset ?? {};
    if (button?.dataset.copies) copy(button.dataset);
    if (button && factText)
      void open("fact-text", factText, { row: button.closest<HTMLElement>("[data-row]") });
    if (button && record && id !== undefined) void open(record, id, { data: { ...button.dataset } });
  });
  const onDrag = useEffectEvent((event: DragEvent) => {
    const carries = event.dataTransfer?.types.includes("Files") ?? false;
    if (!drops || !carries || opened) return;
    event.preventDefault();
    if (event.type === "drop") {
      setOver(false);
      void open("file", "", { dropped: [...(event.dataTransfer?.files ?? [])] });
    } else setOver(event.type !== "dragleave" || event.relatedTarget !== null);
  });
  useEffect(() => {
    const moves = ["dragenter", "dragover", "dragleave", "drop"] as const;
    document.addEventListener("click", onClick);
    for (const move of moves) document.addEventListener(move, onDrag);
    return () => {
      document.removeEventListener("click", onClick);
      for (const move of moves) document.removeEventListener(move, onDrag);
    };
  }, []);

  return (
    <>
      {over ? (
        <div className="pointer-events-none fixed inset-4 z-20 grid place-items-center rounded-lg border-2 border-dashed border-accent-ink bg-accent-soft/80 text-lg font-medium">
          {words.dropHere}
        </div>
      ) : null}
      {opened ? (
        <Suspense>
          <Dialogs opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
