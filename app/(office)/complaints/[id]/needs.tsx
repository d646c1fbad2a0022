import { Icon } from "#components/icon.tsx";
import type { Guard } from "#db/complaints/guards.ts";
import type { Locale } from "#db/values/text.ts";

/** What a step still lacks, in words: a tick for what is there, a dashed ring for what is not. */
export function Needs({ guards, locale }: { guards: readonly Guard[]; locale: Locale }) {
  return (
    <ul>
      {guards.map(({ name, label, isMet }) => (
        <li key={name} className={isMet ? "need need-met" : "need"}>
          <Icon name={isMet ? "circle-check" : "circle-dashed"} />
          {label[locale]}
        </li>
      ))}
    </ul>
  );
}
