"use client";

import { useEffect, useRef, useState } from "react";
import { folded } from "#components/combobox-options.ts";

interface Choice {
  value: string;
  label: string;
}

interface Props {
  /** Which list, as `/clients/choices` calls it; also the name of the parameter. */
  of: "region" | "owner" | "branch" | "tag";
  chosen: readonly string[];
  words: { loading: string; failed: string; find: string; empty: string };
}

/** A filter of many values costs the page nothing until it is opened. */
export function LazyChoices({ of, chosen, words }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [choices, setChoices] = useState<Choice[] | "failed" | null>(null);
  const [typed, setTyped] = useState("");

  useEffect(() => {
    const popover = box.current?.closest("[popover]");
    const load = async (event: Event) => {
      if ((event as ToggleEvent).newState !== "open") return;
      try {
        const answer = await fetch(`/clients/choices?of=${of}`);
        setChoices(answer.ok ? ((await answer.json()) as { data: Choice[] }).data : "failed");
      } catch {
        setChoices("failed");
      }
    };
    popover?.addEventListener("toggle", load);
    return () => popover?.removeEventListener("toggle", load);
  }, [of]);

  if (choices === null || choices === "failed") {
    return (
      <div ref={box}>
        {/* Until the list is here, what was chosen stays chosen. */}
        {chosen.map((value) => (
          <input key={value} type="hidden" name={of} value={value} />
        ))}
        <p role="status" className="text-sm text-ink-3">
          {choices === null ? words.loading : words.failed}
        </p>
      </div>
    );
  }
  const asked = folded(typed);
  const fits = ({ label }: Choice) => folded(label).includes(asked);
  return (
    <div ref={box} className="grid gap-2">
      {choices.length > 8 ? (
        <span className="input">
          <input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            aria-label={words.find}
            placeholder={words.find}
            autoComplete="off"
          />
        </span>
      ) : null}
      <div className="grid max-h-64 gap-2 overflow-y-auto p-0.5">
        {choices.map((choice) => (
          // Hidden ones stay in the form: looking for another must not untick them.
          <label key={choice.value} className="check" hidden={!fits(choice)}>
            <input
              type="checkbox"
              className="box"
              name={of}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
            />
            {choice.label}
          </label>
        ))}
        {choices.some(fits) ? null : <p className="text-sm text-ink-3">{words.empty}</p>}
      </div>
    </div>
  );
}
