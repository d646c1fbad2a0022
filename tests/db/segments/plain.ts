import type { Measure } from "#db/segments/measure.ts";
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
  const debt = field === "owes" || field === "overdue" ? row[field] : 0;
  const amount = debt || boughtIn(row, field, (value as Measure | null)?.months ?? 0);
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
    yes: () => has === true || debt > 0,
    no: () => !(has === true || debt > 0),
    least: () => amount >= (value as Measure).n,
    most: () => amount <= (value as Measure).n,
  };
  return questions[operator]?.() ?? false;
}

/** Of whole months, this one counted: March 2026 is the last of any period. */
function boughtIn(row: Row, field: string, months: number): number {
  const asked = row.papers.filter(({ month }) => 2026 * 12 + 2 - month < months);
  if (field === "bought") return asked.reduce((sum, paper) => sum + paper.sum, 0);
  return field === "orders" ? asked.filter(({ sum }) => sum > 0).length : 0;
}

/** The tree evaluated row by row, as a reader of it would. */
export function matches(node: SegmentNode, row: Row): boolean {
  if (node.type === "condition") return holds(node, row);
  if (node.children.length === 0) return !node.not;
  const results = node.children.map((child) => matches(child, row));
  const joined = node.join === "and" ? results.every(Boolean) : results.some(Boolean);
  return node.not ? !joined : joined;
}
