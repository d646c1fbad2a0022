import { cx } from "#components/cx.ts";
import type { SentencePart } from "#db/segments/sentence.ts";

/** A sign that touches a condition stands close to its words. */
const shut = (next: SentencePart | undefined) => /^[,.;)]/.test(next?.text ?? "") && "tok-shut";
const opened = (last: SentencePart | undefined) => last?.text.endsWith("(") && "tok-opened";

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
          <span key={i} className={cx("tok", opened(parts[i - 1]), shut(parts[i + 1]))}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </p>
  );
}
