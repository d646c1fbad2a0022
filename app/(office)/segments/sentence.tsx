import type { SentencePart } from "#db/segments/sentence.ts";

/** The segment in words; what a condition says is tinted. */
export function Sentence({
  parts,
  className = "sentence",
}: {
  parts: readonly SentencePart[];
  className?: string;
}) {
  return (
    <p className={className}>
      {parts.map(({ text, token }, i) =>
        token ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
          <span key={i} className="tok">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </p>
  );
}
