import { Notice } from "#components/notice.tsx";
import { Spinner } from "#components/spinner.tsx";
import type { Loaded } from "./bulk-dialog.tsx";
import type { PreviewState } from "./use-preview-of.ts";

interface Props {
  preview: PreviewState;
  loaded: Loaded;
  /** There is a change to be previewed. */
  asked: boolean;
  format: (count: number) => string;
}

/** Who changes, from what, who is so already, and who is left alone and why. */
export function PreviewLines({ preview: { data, counting, fault }, loaded, asked, format }: Props) {
  const { words, verdicts } = loaded;
  if (fault) return <Notice tone="late">{fault}</Notice>;
  if (!asked) return <p className="text-sm text-ink-3">{words.first}</p>;
  if (!data) {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-ink-2">
        <Spinner />
        {words.counting}
      </p>
    );
  }
  const left = Object.entries(data.counts).filter(([verdict]) => verdict !== "changed" && verdict !== "same");
  const line = (label: string | undefined, count: number | undefined) =>
    count ? (
      <li key={label} className="flex justify-between gap-4">
        <span>{label}</span>
        <b className="font-semibold tabular-nums">{format(count)}</b>
      </li>
    ) : null;
  return (
    <div role="status" aria-busy={counting} className="grid gap-2 rounded-lg border border-line p-3 text-sm">
      <ul className="grid gap-1">
        {line(words.changes, data.counts.changed)}
        {line(verdicts.same, data.counts.same)}
        {left.map(([verdict, count]) => line(verdicts[verdict], count))}
      </ul>
      {data.counts.changed ? null : <p className="text-soon">{words.nobody}</p>}
      {data.from.length > 0 ? (
        <p className="text-ink-2">
          {words.now} {data.from.map(({ label, count }) => `${label} ${format(count)}`).join(", ")}
        </p>
      ) : null}
      {data.left.length > 0 ? (
        <p className="text-xs text-ink-3">
          {words.left} {data.left.map(({ name }) => name).join(", ")}
          {left.reduce((sum, [, count]) => sum + (count ?? 0), 0) > data.left.length ? "…" : ""}
        </p>
      ) : null}
    </div>
  );
}
