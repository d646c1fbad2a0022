import type { StaffActor } from "#db/actor.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { segmentOperators } from "#db/segments/operators.ts";
import { segmentChoices } from "#db/segments/queries.ts";
import { fieldGroups, type SegmentField, segmentFields } from "#db/segments/registry.ts";
import type { Text } from "#db/values/text.ts";

export interface Choice {
  value: string;
  label: string;
}

/** A field as the editor offers it, in the language of the reader. */
export interface FieldChoice {
  name: SegmentField;
  label: string;
  /** What the field is about, in words. */
  group: string;
  operators: readonly Choice[];
  options: readonly Choice[];
}

/** Every field of the registry that the reader may ask of, with what may be asked of it and what may be chosen. */
export async function fieldChoices(actor: StaffActor, reader: Reader = db): Promise<FieldChoice[]> {
  const stored = await segmentChoices(actor, reader);
  const listed = (choices: string | Record<string, { label: Text }> | undefined): Choice[] => {
    if (choices === undefined) return [];
    if (typeof choices === "string") return stored[choices as keyof typeof stored];
    return Object.entries(choices).map(([value, { label }]) => ({ value, label: label[actor.locale] }));
  };
  const own = Object.entries(segmentFields).filter(
    ([, field]) => !("permission" in field) || can(actor, field.permission),
  );
  return own.map(([name, field]) => ({
    name: name as SegmentField,
    label: field.label[actor.locale],
    group: fieldGroups[field.group].label[actor.locale],
    operators: field.operators.map((operator) => ({
      value: operator,
      label: segmentOperators[operator].label[actor.locale],
    })),
    options: listed("choices" in field ? field.choices : undefined),
  }));
}
