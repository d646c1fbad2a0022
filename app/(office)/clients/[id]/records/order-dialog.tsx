import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "#components/button.tsx";
import { fill } from "../../../assignments/fill.ts";
import { RecordDialog } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { orderContacts } from "./actions.ts";
import { type DialogProps, wordsOf } from "./opened.ts";

/** The way of a decision, put in order by buttons or by Alt with an arrow. */
export function OrderDialog({ records, onClose }: DialogProps) {
  const words = wordsOf(records, "order");
  const people = records.people.filter(({ left }) => !left);
  const [order, setOrder] = useState(() => people.map(({ id }) => id));
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const form = useRecordForm({
    words: { ...words, done: words.saved },
    version: 0,
    onDone: onClose,
    send: () => orderContacts({ clientId: records.client.id, from: people.map(({ id }) => id), to: order }),
    theirs: () => "",
  });
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? "";
  const move = (at: number, step: -1 | 1) => {
    const to = at + step;
    const moved = order[at];
    if (moved === undefined || to < 0 || to >= order.length) return;
    const next = order.with(at, order[to] as string).with(to, moved);
    setOrder(next);
    setSaid(fill(words.moved, { name: nameOf(moved), place: String(to + 1) }));
    // The row that was moved keeps the focus, wherever it is now.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("li")[to]?.focus());
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (event.altKey) move(at, step);
    else list.current?.querySelectorAll<HTMLElement>("li")[at + step]?.focus();
  };
  return (
    <RecordDialog title={words.editTitle} words={words} form={form} onClose={onClose}>
      <p className="text-sm text-ink-2">{words.hint}</p>
      <ol ref={list} className="grid gap-1">
        {order.map((id, at) => (
          <li
            key={id}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the row is moved by keys, as its hint says
            tabIndex={0}
            onKeyDown={(event) => onKeyDown(event, at)}
            className="flex items-center gap-2 rounded-md border border-line px-2 py-1"
          >
            <span className="w-5 text-center text-xs text-ink-3">{at + 1}</span>
            <span className="min-w-0 flex-1 text-sm">{nameOf(id)}</span>
            <Button
              size="sm"
              variant="ghost"
              icon="chevron-up"
              iconOnly
              aria-disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              {fill(words.up, { name: nameOf(id) })}
            </Button>
            <Button
              size="sm"
              variant="ghost"
              icon="chevron-down"
              iconOnly
              aria-disabled={at === order.length - 1}
              onClick={() => move(at, 1)}
            >
              {fill(words.down, { name: nameOf(id) })}
            </Button>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </RecordDialog>
  );
}
