/** Evidence that a column belongs to a field: 0 none … 100 both the header and the values say so. */
export interface Evidence {
  score: number;
  header: boolean;
  values: boolean;
}

export type Guess = (header: string, samples: readonly string[]) => Evidence;

/** «1_Адрес электронной почты» → «адрес электронной почты» */
export function headerWords(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/^\d+[_.)\s]+/, "")
    .replace(/[^\p{L}\p{N}№#]+/gu, " ")
    .trim();
}

interface Signs {
  /** Whole headers, in the form of `headerWords`. */
  exact: readonly string[];
  /** A part of a header that points here, less surely. */
  part?: RegExp;
  /** A part of a header that speaks against it. */
  not?: RegExp;
  /** Whether a value looks like this field; `alone` when it looks like nothing else. */
  looks?: (value: string) => boolean;
  alone?: boolean;
}

/** The usual way to guess: the words of the header, then how many of the values fit. */
export function bySigns({ exact, part, not, looks, alone }: Signs): Guess {
  const whole = new Set(exact);
  return (header, samples) => {
    const words = headerWords(header);
    const byHeader = whole.has(words) ? 80 : part?.test(words) && !not?.test(words) ? 60 : 0;
    const fitting = looks && samples.length > 0 ? samples.filter(looks).length / samples.length : null;
    const values = fitting !== null && fitting >= 0.7;
    if (byHeader === 0) return { score: alone && values && fitting >= 0.8 ? 55 : 0, header: false, values };
    // A header may lie («ОГРН» over numbers of certificates), so values that do not fit make it a mere guess.
    const doubt = fitting !== null && fitting < 0.1 ? 30 : 0;
    return { score: byHeader + (values ? 20 : 0) - doubt, header: true, values };
  };
}
