import { findVerbs, type Verb } from "#db/values/promise-verbs.ts";
import { findTerm, gap, type Term, type TermOptions, withHour } from "#db/values/term.ts";
import { capitalize } from "#db/values/text.ts";

export { findTerm, type Term } from "#db/values/term.ts";

/**
 * `start` and `end` bound the words of the promise in the text, `phrase` is those words; `action` is the infinitive;
 * `title` is how the assignment may be called («Выслать КП»).
 */
export type FoundPromise = Term & { action: string; title: string };

const MAX_TEXT = 10_000;
const MAX_TITLE = 120;

/**
 * The first promise in what somebody writes about a talk: a verb of promising and a term in one sentence, in either order:
 * «Обещала перезвонить завтра в 15:00», «до пятницы вышлю КП», “send the quote by Friday”. By rules, without guessing: a
 * term alone («фильтры нужны до пятницы») or a verb alone gives null. See `findTerm` for how terms are read.
 */
export function findPromise(text: string, options: TermOptions): FoundPromise | null {
  const source = text.slice(0, MAX_TEXT);
  const verbs = findVerbs(source);
  if (verbs.length === 0) return null;
  const afterVerb = new Set(verbs.map((verb) => gap(source, verb.end)));
  const next = (from: number) => findTerm(source, options, from, (place) => afterVerb.has(place));
  for (let term = next(0); term; term = next(term.end)) {
    const { start, end } = sentence(source, term);
    const near = verbs.filter((verb) => verb.start >= start && verb.end <= end);
    const from = term.start;
    const verb = near.filter((v) => v.end <= from).at(-1) ?? near.find((v) => v.start >= from);
    if (verb)
      return promise(source, verb, withHour(source, term, Math.max(term.end, verb.end), end, options), end);
  }
  return null;
}

/** The bounds of the sentence with the term; a point inside 27.03 or 10.30 does not end it. */
function sentence(text: string, term: Term): { start: number; end: number } {
  const stop = /[!?;\n]|\.(?=\s|$)/gu;
  let start = 0;
  let end = text.length;
  for (const match of text.matchAll(stop)) {
    if (match.index < term.start) start = match.index + 1;
    else if (match.index >= term.end) {
      end = match.index;
      break;
    }
  }
  return { start, end };
}

function promise(text: string, verb: Verb, term: Term, sentenceEnd: number): FoundPromise {
  const start = Math.min(verb.start, term.start);
  const before = verb.end <= term.start;
  const inside = !before && verb.end < term.end;
  const object = before
    ? text.slice(verb.end, term.start)
    : text.slice(inside ? term.end : verb.end, sentenceEnd);
  const later = before && !/[\p{L}\p{N}]/u.test(object) ? text.slice(term.end, sentenceEnd) : "";
  const end = before ? term.end : (inside ? term.end : verb.end) + trimEnd(clause(object)).length;
  const title = `${capitalize(verb.infinitive)} ${tidy(clause(later || object))}`
    .trim()
    .slice(0, MAX_TITLE)
    .trim();
  return {
    start,
    end,
    phrase: text.slice(start, end),
    dueAt: term.dueAt,
    hasTime: term.hasTime,
    action: verb.infinitive,
    title,
  };
}

/** Up to a comma or a dash that begins another thought. */
const clause = (s: string) =>
  s.split(/,\s|\s[—–-]\s|\(|\s(?:и|а|но|and|but)\s+(?=[а-яёa-z]+(?:ю|у|ть|им|ем)(?![а-яё]))/u)[0] ?? "";
const trimEnd = (s: string) => s.replace(/[\s.,:;—–-]+$/u, "");
const tidy = (s: string) =>
  trimEnd(s.replace(/\s+/gu, " "))
    .replace(/^[\s.,:;—–-]+/u, "")
    .trim();
