/** A number inside a run of digits: ten digits with a code, or fewer without; `variants` come from «72/73». */
export type DigitRun = { digits: string; code: string; variants: string[]; from: number; to: number };

type Digit = { char: string; at: number; group: number; first: boolean; mark: string };
type Choice = { cost: number; previous: number; length: number };

const SPLIT_GROUP = 2;
const MARK_INSIDE = 6;
const UNUSED_CODE = 4;
const SKIPPED_GROUP = 5;
const MAX_DIGITS = 132;

/**
 * Cuts a text of digits, blanks, brackets and dashes into phone numbers at the least cost: whole groups are kept together,
 * «(» and «+» begin a number, a digit that fits nowhere is dear. Shortest path over the digits (Viterbi).
 * `code` is a city code of 4 or 5 digits that lets shorter numbers stand alone. Nothing when no cut makes sense.
 */
export function segment(text: string, code: string): DigitRun[] {
  const digits = readDigits(text);
  const n = digits.length;
  if (n < 5 || n > MAX_DIGITS) return [];
  const best: (Choice | undefined)[] = [{ cost: 0, previous: -1, length: 0 }];
  const offer = (to: number, choice: Choice) => {
    const known = best[to];
    if (to <= n && (!known || choice.cost < known.cost)) best[to] = choice;
  };
  for (let start = 0; start < n; start++) {
    const here = best[start];
    const digit = digits[start];
    if (!here || !digit) continue;
    for (const length of [11, 10, 8, 7, 10 - code.length]) {
      const cost = costOf(digits, start, length, code);
      if (cost !== null) offer(start + length, { cost: here.cost + cost, previous: start, length });
    }
    const size = digits.slice(start).findIndex((d) => d.group !== digit.group);
    const whole = size === -1 ? n - start : size;
    if (digit.first && whole === 2 && digit.mark.includes("/") && here.length > 0) {
      offer(start + 2, { cost: here.cost + 0.5, previous: start, length: 2 });
    }
    if (digit.first)
      offer(start + whole, { cost: here.cost + SKIPPED_GROUP + whole, previous: start, length: 0 });
  }
  return readBack(text, digits, best);
}

function readDigits(text: string): Digit[] {
  const digits: Digit[] = [];
  let group = -1;
  let mark = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char >= "0" && char <= "9") {
      const first = at === 0 || mark !== "" || digits.length === 0;
      if (first) group++;
      digits.push({ char, at, group, first, mark });
      mark = "";
    } else mark += char;
  }
  return digits;
}

/** The cost of reading `length` digits from `start` as one number, or null when they cannot be one. */
function costOf(digits: Digit[], start: number, length: number, code: string): number | null {
  const piece = digits.slice(start, start + length);
  const [first, second] = piece;
  if (piece.length < length || !first || !second) return null;
  const number = piece.map(({ char }) => char).join("");
  let cost = first.first ? 0 : SPLIT_GROUP;
  const prefixed = length === 11 || length === 8;
  if (length === 11 && !/^[78][3-9]/.test(number)) return null;
  if (length === 10 && !/^(?:[3489]|095)/.test(number)) return null;
  if (length === 10 && bracketedCode(piece) === 4 && /^49[589]/.test(number)) return null;
  if (length === 8 && !(number.startsWith("8") && first.first && second.first)) return null;
  if (length === 7 || length === 8) cost += 1 + (length === 8 ? 1 : 0);
  if (length < 7 && (length !== 10 - code.length || code.length < 4 || !first.first)) return null;
  if (length < 7) cost += 1;
  if (length < 8 && first.mark.includes("(")) cost += UNUSED_CODE;
  for (let i = 1; i < piece.length; i++) {
    const digit = piece[i];
    if (digit && /[(+]/.test(digit.mark) && !(i === 1 && prefixed)) cost += MARK_INSIDE;
  }
  return cost;
}

function bracketedCode(piece: Digit[]): number {
  return piece.findIndex(({ mark }) => mark.includes(")"));
}

function readBack(text: string, digits: Digit[], best: (Choice | undefined)[]): DigitRun[] {
  const found: DigitRun[] = [];
  let variants: string[] = [];
  let stop = 0;
  let glued = false;
  let beforeNumber = false;
  for (let end = digits.length; end > 0; ) {
    const choice = best[end];
    if (!choice) return [];
    const piece = digits.slice(choice.previous, end);
    const number = piece.map(({ char }) => char).join("");
    const mark = piece[0]?.mark ?? "";
    const last = (piece.at(-1)?.at ?? 0) + 1;
    if (choice.length === 0) {
      // A group that fits nowhere spoils the number it hangs on: «782-44-248», «(9655)199-52-24».
      if (beforeNumber && (mark.includes("(") || /^[^ ]+$/.test(digits[end]?.mark ?? " "))) found.shift();
      glued = mark !== "" && !/[\s,]/.test(mark);
    } else if (choice.length === 2) {
      variants.unshift(number);
      stop = stop || last;
    } else if (glued) {
      glued = false;
      variants = [];
      stop = 0;
    } else {
      const plain = choice.length === 11 || choice.length === 8 ? number.slice(1) : number;
      const own = plain.length === 10 ? plain.replace(/^095/, "495") : plain;
      const from = piece[0]?.at ?? 0;
      found.unshift({
        digits: own,
        code: own.length === 10 ? codeOf(piece, own) : "",
        variants: variants.map((tail) => own.slice(0, -2) + tail),
        from: from - (/[(+]+\s*$/.exec(text.slice(0, from))?.[0].length ?? 0),
        to: stop || last,
      });
      variants = [];
      stop = 0;
    }
    beforeNumber = choice.length > 2;
    end = choice.previous;
  }
  return found;
}

/** The city code as it is written in brackets or as the first group, three digits when that is not seen. */
function codeOf(piece: Digit[], own: string): string {
  const skip = piece.length - own.length;
  const end = piece.findIndex(({ first }, i) => i > skip && first);
  const size = end - skip;
  return size >= 3 && size <= 5 ? own.slice(0, size) : own.slice(0, 3);
}
