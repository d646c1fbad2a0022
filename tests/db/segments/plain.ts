import type { SegmentCondition, SegmentNode } from "#db/segments/tree.ts";
import { now, type Row } from "./rows.ts";

const HOUR = 3_600_000;
/** Midnight in Moscow, reckoned without the product. */
const midnight = (daysAgo: number) =>
  (Math.floor((now.getTime() + 3 * HOUR) / (24 * HOUR)) - daysAgo) * 24 * HOUR - 3 * HOUR;
const begins = (date: unknown) => Date.parse(`${date}T00:00:00+03:00`);

/** Letters of one case, ё as е, no quotes: reckoned without the product. */
const keyOf = (text: string) =>
  text.toLowerCase().replaceAll("ё", "е").replace(/[«»"]/g, "").replace("ооо ", "");

function holds({ field, operator, value }: SegmentCondition, row: Row): boolean {
  const has = row[field as keyof Row];
  const list = (Array.isArray(value) ? value : []) as readonly string[];
  const texts = Array.isArray(has) ? (has as string[]) : typeof has === "string" ? [has] : [];
  const at = has instanceof Date ? has.getTime() : null;
  const since = (moment: number) => at !== null && at >= moment;
  const questions: Record<string, () => boolean> = {
    any: () => texts.some((text) => list.includes(text)),
    all: () => list.every((text) => texts.includes(text)),
    none: () => !texts.some((text) => list.includes(text)),
    filled: () => texts.length > 0,
    empty: () => texts.length === 0,
    within: () => since(midnight(Number(value))),
    not_within: () => !since(midnight(Number(value))),
    older: () => at !== null && at < midnight(Number(value)),
    since: () => since(begins(value)),
    before: () => at !== null && at < begins(value),
    ever: () => at !== null,
    never: () => at === null,
    contains: () => keyOf(String(has)).includes(keyOf(String(value))),
    lacks: () => !keyOf(String(has)).includes(keyOf(String(value))),
    yes: () => has === true,
    no: () => has === false,
  };
  return questions[operator]?.() ?? false;
}

/** The tree evaluated row by row, as a reader of it would. */
export function matches(node: SegmentNode, row: Row): boolean {
  if (node.type === "condition") return holds(node, row);
  if (node.children.length === 0) return !node.not;
  const results = node.children.map((child) => matches(child, row));
  const joined = node.join === "and" ? results.every(Boolean) : results.some(Boolean);
  return node.not ? !joined : joined;
}
