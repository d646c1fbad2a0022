interface Props {
  name: string;
  /** Role and branch. */
  place: string;
  /** What he may, each with why. */
  grounds: readonly (readonly [label: string, why: string])[];
  /** What he may besides. */
  more: readonly string[];
  last: string;
}

/** A row of the table as a phone shows it. */
export function SeerItem({ name, place, grounds, more, last }: Props) {
  return (
    <li className="border-t border-line py-3 text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{name}</span>
        <span className="flex-none text-xs text-ink-3">{last}</span>
      </div>
      <div className="text-xs text-ink-3">{place}</div>
      {grounds.map(([label, why]) => (
        <div key={label} className="mt-1 text-ink-2">
          <span className="text-ink-3">{label}: </span>
          {why}
        </div>
      ))}
      {more.length > 0 ? <div className="mt-1 text-ink-2">{more.join(" · ")}</div> : null}
    </li>
  );
}
