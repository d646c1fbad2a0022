"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import type { Result } from "#app/action.ts";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { FieldError } from "#components/field.tsx";
import { toast } from "#components/toast.tsx";
import { answer, ask, note, reply } from "../actions.ts";

type Move = "answer" | "ask" | "note" | "reply";
type Tab = keyof Messages["complaints"]["composer"]["tabs"];

interface Props {
  id: string;
  version: number;
  /** What this person may do now. */
  moves: readonly Move[];
  /** Why the answer has to wait, where it has. */
  answerWaits: boolean;
  address: string | null;
  words: Messages["complaints"]["composer"];
}

const movesIn: Record<Tab, Move[]> = { client: ["ask", "answer"], inside: ["note"], words: ["reply"] };

/** One field for three talks: to the client, among ourselves, and what the client said aloud. */
export function Composer({ id, version, moves, answerWaits, address, words }: Props) {
  const router = useRouter();
  const fieldId = useId();
  const tabs = (Object.keys(movesIn) as Tab[]).filter(
    (tab) => movesIn[tab].some((move) => moves.includes(move)) || (tab === "client" && answerWaits),
  );
  const [chosen, setTab] = useState<Tab>("client");
  // What may be said changes with every step; a tab that is gone gives way to the first one left.
  const tab = tabs.includes(chosen) ? chosen : (tabs[0] ?? "inside");
  const [text, setText] = useState("");
  // A new key for every note that was written down: a retried request writes it once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState<Move | null>(null);
  const [, startTransition] = useTransition();
  if (tabs.length === 0) return null;

  const target = { id, expectedVersion: version };
  const send: Record<Move, () => Promise<Result<unknown>>> = {
    answer: () => answer({ ...target, text }),
    ask: () => ask({ ...target, question: text }),
    note: () => note({ key, id, text }),
    reply: () => reply({ ...target, text }),
  };
  const done: Record<Move, string> = {
    answer: words.answered,
    ask: words.asked,
    note: words.noted,
    reply: words.repliedDone,
  };
  const press = (move: Move) => {
    if (busy) return;
    setBusy(move);
    startTransition(async () => {
      const result = await send[move]().catch(() => null);
      setBusy(null);
      if (result?.ok) {
        setText("");
        setFault(null);
        setKey(crypto.randomUUID());
        return void toast.done(done[move]);
      }
      if (result?.code === "stale") router.refresh();
      setFault(result ? (Object.values(result.fields ?? {})[0] ?? result.message) : words.failed);
    });
  };
  const shown = movesIn[tab].filter((move) => moves.includes(move) || (move === "answer" && answerWaits));
  const main = shown.at(-1);
  const hints: Record<Tab, string> = {
    client: address ? words.clientHint.replace("{address}", address) : words.clientNoAddress,
    inside: words.insideHint,
    words: words.wordsHint,
  };
  return (
    <div className="mt-2 rounded-lg border border-line-strong">
      <div className="flex gap-1 px-1.5 pt-1.5">
        {tabs.map((one) => (
          <Button
            key={one}
            size="sm"
            variant="ghost"
            aria-pressed={one === tab}
            className={one === tab ? "bg-fill text-ink" : undefined}
            onClick={() => setTab(one)}
          >
            {words.tabs[one]}
          </Button>
        ))}
      </div>
      <label htmlFor={fieldId} className="sr-only">
        {words.label}
      </label>
      <textarea
        id={fieldId}
        className="field-sizing-content block min-h-18 w-full resize-none bg-transparent px-3 py-2 text-base outline-none placeholder:text-ink-3"
        placeholder={hints[tab]}
        maxLength={5000}
        value={text}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setFault(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && main && moves.includes(main))
            press(main);
        }}
      />
      <div className="flex flex-wrap items-center gap-1 p-2">
        {fault ? <FieldError>{fault}</FieldError> : null}
        <span className="flex-1" />
        {shown.map((move) => {
          const waits = !moves.includes(move);
          return (
            <Button
              key={move}
              size="sm"
              variant={move === main ? "second" : "ghost"}
              disabled={waits}
              title={waits ? words.answerFirst : undefined}
              pending={busy === move}
              onClick={() => press(move)}
            >
              {busy === move ? words.busy : words[move]}
            </Button>
          );
        })}
        {answerWaits && tab === "client" ? (
          <span className="w-full text-end text-xs text-ink-3">{words.answerFirst}</span>
        ) : null}
      </div>
    </div>
  );
}
