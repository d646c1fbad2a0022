import type { StaffActor } from "#db/actor.ts";
import { listFields } from "#db/fields/queries.ts";
import { ownName } from "#db/fields/value.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { segmentOperators } from "#db/segments/operators.ts";
import { ownAsked } from "#db/segments/own-fields.ts";
import { segmentChoices } from "#db/segments/queries.ts";
import { type AskedField, fieldGroups, segmentFields } from "#db/segments/registry.ts";
import type { Text } from "#db/values/text.ts";

export interface Choice {
  value: string;
  label: string;
}

/** A field as the editor offers it, in the language of the reader. */
export interface FieldChoice {
  /** Of the registry, or of the company's own. */
  name: string;
  label: string;
  /** What the field is about, in words. */
  group: string;
  operators: readonly Choice[];
  options: readonly Choice[];
}

/** Every field of the registry that the reader may ask of, with what may be asked of it and what may be chosen. */
export async function fieldChoices(actor: StaffActor, reader: Reader = db): Promise<FieldChoice[]> {
  const [stored, made] = await Promise.all([segmentChoices(actor, reader), listFields(reader)]);
  const listed = (choices: string | Record<string, { label: Text }> | undefined): Choice[] => {
    if (choices === undefined) return [];
    if (typeof choices === "string") return stored[choices as keyof typeof stored];
    return Object.entries(choices).map(([value, { label }]) => ({ value, label: label[actor.locale] }));
  };
  const operatorsOf = ({ operators }: Pick<AskedField, "operators">) =>
    operators.map((value) => ({ value, label: segmentOperators[value].label[actor.locale] }));
  const registered = Object.entries(segmentFields).filter(
    ([, field]) => !("permission" in field) || can(actor, field.permission),
  );
  const own = made.map((field) => ({
    name: ownName(field),
    label: field.name,
    group: fieldGroups.own.label[actor.locale],
    operators: operatorsOf(ownAsked[field.kind]),
    options: field.choices.map(({ id, label }) => ({ value: id, label })),
  }));
  const all = registered.map(([name, field]) => ({
    name,
    label: field.label[actor.locale],
    group: fieldGroups[field.group].label[actor.locale],
    operators: operatorsOf(field),
    options: listed("choices" in field ? field.choices : undefined),
  }));
  return [...all, ...own];
}
