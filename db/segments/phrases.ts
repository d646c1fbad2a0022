import type { SegmentNames } from "#db/segments/names.ts";
import type { SegmentField } from "#db/segments/registry.ts";
import type { SegmentCondition } from "#db/segments/tree.ts";

/** The same condition as it stands behind «клиенты», and as a clause of its own. */
export interface Phrase {
  /** «класса A или B»: may stand right behind the noun. Without it only the clause is said. */
  attribute?: string;
  /** «с которыми», and «с кем» after «те». */
  pronoun: Pronoun;
  text: string;
}

export interface Pronoun {
  relative: string;
  who: string;
}

export type Say = (asked: Pick<SegmentCondition, "operator" | "value">, names: SegmentNames) => Phrase;

/** What holds a sentence together in one language. */
export interface Grammar {
  everyone: string;
  clients: string;
  and: string;
  or: string;
  /** Clauses after attributes: «класса A или те, с кем…». */
  orThose: string;
  except: string;
  exceptAlso: string;
  ofThem: string;
  ofThese: string;
  alsoThose: string;
  alsoAllExcept: string;
  notOfThose: string;
  phrases: Record<SegmentField, Say>;
}

/** «A», «A или B», «A, B или C». */
export function listed(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}

export const values = (asked: { value: unknown }): readonly string[] => asked.value as readonly string[];
