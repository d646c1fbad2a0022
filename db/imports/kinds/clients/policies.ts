import type { OwnName } from "#db/fields/value.ts";
import type { ImportSettings } from "#db/imports/settings.ts";
import type { ClientFacts, EntityFacts } from "./draft.ts";
import type { FieldKey } from "./fields.ts";

/** Which column of the file a value comes from: what is said of the column holds for the value. */
export const clientField: Partial<Record<keyof ClientFacts, FieldKey>> = {
  kind: "kind",
  name: "name",
  role: "role",
  status: "status",
  class: "class",
  ownerId: "owner",
  branchId: "branch",
  groupId: "group",
  region: "region",
  source: "source",
  address: "address",
  site: "site",
};

export const entityField: Partial<Record<keyof EntityFacts, FieldKey>> = {
  name: "legal_name",
  inn: "inn",
  kpp: "kpp",
  ogrn: "ogrn",
  address: "legal_address",
};

/** What may be without a value at all. */
export const clearable = ["ownerId", "branchId", "groupId", "region", "source", "address"] as const;

/** How a row meets its client: by the settings of the import, or only into what is empty. */
export interface How {
  settings: Pick<ImportSettings, "policies" | "empty">;
  fillOnly: boolean;
}

/** Whether a filled cell changes a field that has `present` in it. */
export function takes(
  { settings, fillOnly }: How,
  field: FieldKey | OwnName | undefined,
  present: unknown,
): boolean {
  if (fillOnly) return present === null;
  const policy = field ? settings.policies[field] : undefined;
  if (policy === "keep") return false;
  return policy !== "fill" || present === null;
}

/** Whether an empty cell empties the field. */
export function clears({ settings, fillOnly }: How, field: FieldKey | OwnName): boolean {
  return !fillOnly && settings.empty === "clear" && settings.policies[field] === undefined;
}
