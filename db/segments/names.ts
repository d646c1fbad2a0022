/** Names of what a condition names by its id. Regions and tags are names themselves. */
export interface SegmentNames {
  branches: Readonly<Record<string, string>>;
  owners: Readonly<Record<string, string>>;
  lists: Readonly<Record<string, string>>;
  products: Readonly<Record<string, string>>;
  productGroups: Readonly<Record<string, string>>;
}
