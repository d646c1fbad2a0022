import { hasError, note, reportEmpty } from "#db/imports/cell.ts";
import { type ProblemCode, problems } from "#db/imports/problems.ts";
import type { Choice, Twin } from "#db/imports/rules.ts";
import type { ImportSettings } from "#db/imports/settings.ts";
import { choiceFor } from "../clients/check-rows.ts";
import type { RowPlan } from "../kind.ts";
import { type AttachedDraft, type ClientRef, namesNobody, refLabel, refParts } from "./draft.ts";
import type { Owner, Owners } from "./find-clients.ts";
import { partsOf } from "./keys.ts";

/** Whose the row is: a client that is there, one that is to be made, or a plan that says why neither. */
export type Owned = { owner: Owner | null; twin?: Twin } | { out: RowPlan };

/** What tells one client of a file from another, whether the base knows it or not. */
export function identityOf(ref: ClientRef): string {
  const part = refParts.find((name) => ref[name]);
  return part ? `${part} ${(ref[part] ?? "").toLowerCase()}` : "";
}

/** The client of the row; adds to its problems why there is none. A decision of a person goes before the rule. */
export function judgeOwner(
  draft: AttachedDraft,
  owners: Owners,
  own: Choice | null,
  settings: ImportSettings,
): Owned {
  const failed: Owned = { out: { plan: "failed", clientId: null } };
  const { client: ref } = draft;
  if (namesNobody(draft)) reportEmpty(draft, "client_missing", ref.column ?? -1);
  if (hasError(draft)) return failed;
  const found = owners.of(ref, partsOf(settings.key));
  const [owner] = found;
  if (!owner) return judgeUnknown(draft, own, settings);
  const named = found.slice(0, 3).map(({ visible, name }) => (visible ? name : "…"));
  if (found.length > 1) note(draft, "client_ambiguous", refLabel(ref), named.join(", "));
  else if (!owner.editable) note(draft, "client_not_yours", refLabel(ref), owner.visible ? owner.name : "…");
  else if (owner.isArchived) note(draft, "archived", refLabel(ref), owner.name);
  return hasError(draft) ? failed : { owner };
}

/** A client that the base does not have is made only when somebody says so. */
function judgeUnknown(draft: AttachedDraft, own: Choice | null, settings: ImportSettings): Owned {
  const { client: ref } = draft;
  const twin: Twin = {
    ...{ ground: "unknown", score: 0, reasons: [], clientId: null, rowNo: null, editable: true },
    name: refLabel(ref).slice(0, 300),
    key: identityOf(ref),
  };
  const choice = choiceFor(twin, own, settings);
  const tell = (code: ProblemCode) =>
    draft.problems.push({ column: ref.column, code, level: problems[code].level, value: refLabel(ref) });
  if (choice === "create") {
    tell("client_made");
    return { owner: null, twin };
  }
  tell(choice === "skip" ? "skipped" : "client_unknown");
  return { out: { plan: choice === "skip" ? "skipped" : "waiting", clientId: null, twin } };
}
