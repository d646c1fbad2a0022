import { Panel } from "#components/section.tsx";
import { Spinner } from "#components/spinner.tsx";
import type { Locale } from "#db/values/text.ts";
import { fill } from "../assignments/fill.ts";
import { type EditorWords, numberIn } from "./desk.ts";
import type { Preview } from "./preview.ts";

interface Props {
  preview: Preview;
  status: "shown" | "counting" | "failed";
  locale: Locale;
  words: EditorWords;
}

/** How many are in the segment now, of how many. */
export function PreviewPanel({ preview: { count, total }, status, locale, words }: Props) {
  const share = total === 0 ? 0 : Math.round((count / total) * 1000) / 10;
  return (
    <Panel className="p-4">
      <h3 className="flex items-center gap-2">
        {words.fits}
        {status === "counting" ? <Spinner /> : null}
      </h3>
      <p role="status" className="mt-1 flex items-baseline gap-2">
        <span className="text-3xl font-semibold">{numberIn(locale, count)}</span>
        <span className="text-ink-2">{fill(words.ofTotal, { total: numberIn(locale, total) })}</span>
        {status === "counting" ? <span className="sr-only">{words.counting}</span> : null}
      </p>
      <span className="mt-2 block h-1 overflow-hidden rounded-full bg-fill" aria-hidden="true">
        <span className="block h-full bg-chart-1" style={{ width: `${share}%` }} />
      </span>
      {status === "failed" ? (
        <p role="alert" className="mt-2 text-sm text-late">
          {words.previewFailed}
        </p>
      ) : null}
    </Panel>
  );
}
