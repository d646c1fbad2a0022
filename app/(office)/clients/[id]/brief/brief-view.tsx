import type { ReactNode } from "react";
import type { Words } from "#app/words.ts";
import { Section } from "#components/section.tsx";
import type { listOfClient } from "#db/complaints/queries.ts";
import type { CardView } from "../card-view.ts";

export interface BriefView extends CardView {
  b: Words<"brief">;
  complaints: Awaited<ReturnType<typeof listOfClient>>;
}

interface Line {
  id: string;
  text: ReactNode;
  note?: ReactNode;
  late?: boolean;
}

interface Props {
  title: string;
  lines: readonly Line[];
  /** So many fit on the sheet; more of them are counted. */
  most: number;
  none: string;
  more: (n: number) => string;
}

/** A short list of the brief. */
export function Lines({ title, lines, most, none, more }: Props) {
  return (
    <Section title={title} className="brief-part">
      {lines.length === 0 ? <p className="text-sm text-ink-3">{none}</p> : null}
      <ul className="grid gap-1.5 text-sm">
        {lines.slice(0, most).map(({ id, text, note, late }) => (
          <li key={id} className="wrap-anywhere">
            {text}
            {note ? (
              <span className={late ? "block text-xs text-late" : "block text-xs text-ink-3"}>{note}</span>
            ) : null}
          </li>
        ))}
      </ul>
      {lines.length > most ? <p className="mt-1 text-xs text-ink-3">{more(lines.length - most)}</p> : null}
    </Section>
  );
}
