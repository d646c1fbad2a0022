import type { FieldKind } from "#db/fields/value.ts";
import type { AskedField } from "#db/segments/registry.ts";

/** What may be asked of the company's own fields, by their kind. Their names and choices stand in the base. */
export const ownAsked: Record<FieldKind, AskedField> = {
  text: { operators: ["contains", "lacks", "filled", "empty"] },
  number: { operators: ["least", "most", "filled", "empty"], measure: { unit: "number", period: false } },
  date: { operators: ["ahead", "past", "since", "before", "within", "filled", "empty"] },
  choice: { operators: ["any", "none", "filled", "empty"], choices: "own" },
  yes_no: { operators: ["said_yes", "said_no", "filled", "empty"] },
};
