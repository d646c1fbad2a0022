"use client";

import type { ReactNode } from "react";
import { Icon } from "#components/icon.tsx";
import type { RecipientState } from "#db/mailings/states.ts";
import type { Counts } from "./tally.ts";

export interface StateRow {
  state: RecipientState;
  /** Its glyph and word, drawn on the server. */
  mark: ReactNode;
}

interface Props {
  label: string;
  rows: readonly StateRow[];
  counts: Counts;
  href: string;
  format: Intl.NumberFormat;
}

/** How many letters stand where; each leads to those recipients. What there is none of is not shown. */
export function LetterCounts({ label, rows, counts, href, format }: Props) {
  const shown = rows.filter(({ state }) => counts[state] > 0);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={label}>
      {shown.map(({ state, mark }) => (
        <li key={state} className="border-t border-line">
          <a href={`${href}?show=${state}`} className="mailing-reason mailing-count">
            <b>{format.format(counts[state])}</b>
            <span className="min-w-0">{mark}</span>
            <Icon name="chevron-right" size={14} className="text-ink-3" />
          </a>
        </li>
      ))}
    </ul>
  );
}
