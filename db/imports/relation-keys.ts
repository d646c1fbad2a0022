import type { Text } from "#db/values/locale.ts";
import type { NameChoice } from "./settings.ts";

interface RelationKind {
  label: Text;
  /** What a person may choose for a name that is not known; the first one holds until they do. */
  choices: readonly NameChoice["choice"][];
  /** It is a record of its own that must be made, not a mere word. */
  record: boolean;
}

/** What a file may call by its name although we keep it by a record or as one of few words. */
export const relationKinds = {
  owner: { label: { ru: "Ответственный", en: "Owner" }, choices: ["empty", "map"], record: true },
  branch: { label: { ru: "Филиал", en: "Branch" }, choices: ["empty", "map", "create"], record: true },
  group: {
    label: { ru: "Группа компаний", en: "Client group" },
    choices: ["create", "map", "empty"],
    record: true,
  },
  source: { label: { ru: "Источник", en: "Source" }, choices: ["create", "map", "empty"], record: false },
  tags: { label: { ru: "Метка", en: "Tag" }, choices: ["create", "map", "empty"], record: false },
} satisfies Record<string, RelationKind>;

export type RelationKey = keyof typeof relationKinds;
export const relationKeys = Object.keys(relationKinds) as RelationKey[];
export const isRelationKey = (key: string): key is RelationKey => Object.hasOwn(relationKinds, key);
export const relationKind = (key: RelationKey): RelationKind => relationKinds[key];

/** A name of the file that the base does not know. */
export interface UnknownName {
  relation: RelationKey;
  name: string;
  /** Rows it stands in. */
  count: number;
  /** Several of ours answer to it. */
  ambiguous: boolean;
}
