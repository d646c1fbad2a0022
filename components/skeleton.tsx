const widths = ["55%", "70%", "40%", "62%", "48%"];

/** The shape of the rows that are coming. `label` is read aloud: «Загружаем». */
export function Skeleton({ rows = 5, label }: { rows?: number; label: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={row} className="flex h-10 items-center gap-3 border-b border-line">
          <span className="skeleton size-4" />
          <span className="skeleton h-3" style={{ width: widths[row % widths.length] }} />
        </div>
      ))}
    </div>
  );
}

/** One line or number that is coming. */
export function SkeletonText({ width = 64 }: { width?: number }) {
  return <span aria-hidden="true" className="skeleton inline-block h-3 align-baseline" style={{ width }} />;
}
