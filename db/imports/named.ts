import { searchKey } from "#db/values/search.ts";
import { type RelationKey, relationKind } from "./relation-keys.ts";
import type { ImportSettings, NameChoice } from "./settings.ts";

/** Stands for a record that will be made when the writing begins. */
export const TO_BE_MADE = "00000000-0000-0000-0000-000000000000";

/** What a file's own words are looked up in. */
export interface Lookups {
  /** By relation: names in their search form; a name that two share answers with null. */
  names: Record<RelationKey, ReadonlyMap<string, string | null>>;
  /** What a person has chosen for names that are not known. */
  chosen: ReadonlyMap<string, NameChoice>;
  /** Regions of our clients in the same form; of none when the file has no column of them. */
  regions: ReadonlySet<string>;
  /** Texts that stand in so many columns that they can be the value of none. */
  fillers: ReadonlySet<string>;
  /** Stands beside a number whose checksum fails: which file it came from. */
  fileName: string;
  settings: ImportSettings;
}

/** Addresses of mail are no words: a point in them tells people apart. */
export const nameForm = (name: string) => (name.includes("@") ? name.trim().toLowerCase() : searchKey(name));

export const chosenKey = (relation: string, name: string) => `${relation}\n${nameForm(name)}`;

/** `value` to write, or null to leave the field empty; `known` false when nobody has decided about the name yet. */
export interface Named {
  value: string | null;
  known: boolean;
  ambiguous: boolean;
}

/** What a name of the file stands for: what a person has chosen, else what we know by it. */
export function named({ names, chosen }: Lookups, relation: RelationKey, name: string): Named {
  const { record, choices } = relationKind(relation);
  const fresh = record ? TO_BE_MADE : name;
  const own = chosen.get(chosenKey(relation, name));
  if (own) {
    const value = own.choice === "map" ? (own.target ?? null) : own.choice === "create" ? fresh : null;
    return { value, known: true, ambiguous: false };
  }
  const value = names[relation].get(nameForm(name));
  if (typeof value === "string") return { value, known: true, ambiguous: false };
  const ambiguous = value === null;
  return { value: choices[0] === "create" && !ambiguous ? fresh : null, known: false, ambiguous };
}
