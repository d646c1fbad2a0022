import type { FieldKind } from "#db/fields/value.ts";

/** Names of what a condition names by its id. Regions and tags are names themselves. */
export interface SegmentNames {
  branches: Readonly<Record<string, string>>;
  owners: Readonly<Record<string, string>>;
  lists: Readonly<Record<string, string>>;
  imports?: Readonly<Record<string, string>>;
  products: Readonly<Record<string, string>>;
  productGroups: Readonly<Record<string, string>>;
  /** Fields of the company, with their choices by id. */
  own?: Readonly<
    Record<string, { name: string; kind: FieldKind; choices: Readonly<Record<string, string>> }>
  >;
}
