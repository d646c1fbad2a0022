import type { StaffActor } from "#db/actor.ts";
import { Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { isRelationKey, relationKind, type UnknownName } from "./relation-keys.ts";
import { relationOf } from "./relations.ts";
import type { ImportSettings, NameChoice } from "./settings.ts";

/**
 * Makes the records that a person has asked for by name, and those that are made when nobody says otherwise; from then
 * on the names stand for them.
 */
export async function makeNames(
  tx: Tx,
  actor: StaffActor,
  { settings, unknown }: { settings: ImportSettings; unknown: readonly UnknownName[] },
): Promise<ImportSettings> {
  const usual = unknown
    .filter(({ relation, ambiguous }) => relationKind(relation).choices[0] === "create" && !ambiguous)
    .map(({ relation, name }) => ({ relation, name, choice: "create" as const }));
  const names: NameChoice[] = [];
  for (const choice of [...settings.names, ...usual]) {
    const make = isRelationKey(choice.relation) ? relationOf(choice.relation).make : undefined;
    if (choice.choice !== "create" || !make) {
      if (settings.names.includes(choice)) names.push(choice);
      continue;
    }
    if (!can(actor, make.permission)) throw new Refused("forbidden");
    const target = await make.run(tx, choice.name, actor);
    names.push({ ...choice, choice: "map", target, made: true });
  }
  return { ...settings, names };
}

/** Takes back the records made for an import; one that others have begun to use stays. */
export async function unmakeNames(tx: Tx, { names }: ImportSettings): Promise<void> {
  for (const { relation, target, made } of names) {
    const make = isRelationKey(relation) ? relationOf(relation).make : undefined;
    if (!made || !make || !target) continue;
    await tx
      .transaction((inner) => make.unmake(inner, target))
      .catch((error: unknown) => {
        if (!isStillUsed(error)) throw error;
      });
  }
}

/** PostgreSQL's word for a row that others refer to. */
const isStillUsed = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && error.code === "23503") || (error.cause !== undefined && isStillUsed(error.cause)));
