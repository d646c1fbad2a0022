import { z } from "zod";
import { readMeasure } from "#db/segments/measure.ts";
import { segmentOperators } from "#db/segments/operators.ts";
import { fieldEntry, type StoredChoices } from "#db/segments/registry.ts";
import {
  countConditions,
  MOST_CONDITIONS,
  type SegmentCondition,
  type SegmentGroup,
  type SegmentTree,
} from "#db/segments/tree.ts";
import { isCalendarDate, isNearDate } from "#db/values/dates.ts";
import { clean } from "#db/values/text.ts";

const MOST_VALUES = 100;
const days = z.int().min(1).max(3650);
const words = z
  .array(z.string().max(120).transform(clean).pipe(z.string().min(1)))
  .min(1)
  .max(MOST_VALUES)
  .transform((values) => [...new Set(values)]);
const phrase = z.string().max(100).transform(clean).pipe(z.string().min(1));
const ids = z.array(z.guid()).min(1).max(MOST_VALUES);
const byId: readonly string[] = [
  "owners",
  "branches",
  "lists",
  "products",
  "productGroups",
  "own",
] satisfies (StoredChoices | "own")[];

type Fault = { message: string; at: "field" | "operator" | "value" };

/** The value as the field and the operator ask for it, or the code of what is wrong. */
function readValue({ field, operator, value }: SegmentCondition): { value: unknown } | Fault {
  const entry = fieldEntry(field);
  if (!entry) return { message: "segment_field", at: "field" };
  const asked = entry.operators.find((name) => name === operator);
  if (!asked) return { message: "segment_operator", at: "operator" };
  const wrong = (message: string): Fault => ({ message, at: "value" });
  switch (segmentOperators[asked].value) {
    case "none":
      return value === null ? { value } : wrong("segment_extra_value");
    case "days":
      return days.safeParse(value).success ? { value } : wrong("segment_days");
    case "date":
      if (typeof value !== "string" || !isCalendarDate(value)) return wrong("segment_date");
      return isNearDate(value) ? { value } : wrong("segment_date_far");
    case "text": {
      const text = phrase.safeParse(value).data;
      return text === undefined ? wrong("segment_text") : { value: text };
    }
    case "measure": {
      const read = entry.measure && readMeasure(value, entry.measure);
      return read ? { value: read } : wrong("segment_measure");
    }
    case "list": {
      const { choices } = entry;
      if (!Array.isArray(value) || value.length === 0) return wrong("segment_value");
      const isStored = typeof choices === "string";
      const list = (typeof choices === "string" && byId.includes(choices) ? ids : words).safeParse(
        value,
      ).data;
      const isKnown = isStored || list?.every((one) => choices && Object.hasOwn(choices, one));
      return list && isKnown ? { value: list } : wrong("segment_choice");
    }
  }
}

/** Whether a stored condition may be asked of the base: one of an older product, or a spoilt one, may not. */
export const isReadable = (asked: SegmentCondition): boolean => !("message" in readValue(asked));

const condition = z
  .strictObject({
    type: z.literal("condition"),
    field: z.string().max(64),
    operator: z.string().max(40),
    value: z.unknown(),
  })
  .transform((input, context): SegmentCondition => {
    const read = readValue({ ...input, value: input.value ?? null });
    if ("message" in read) {
      context.addIssue({ code: "custom", message: read.message, path: [read.at] });
      return z.NEVER;
    }
    return { ...input, value: read.value };
  });

const tooDeep = z.looseObject({ type: z.literal("group") }).transform((_, context): SegmentGroup => {
  context.addIssue({ code: "custom", message: "segment_too_deep" });
  return z.NEVER;
});

const groupOf = <Inner extends z.core.$ZodTypeDiscriminable>(inner: Inner, least = 1) =>
  z.strictObject({
    type: z.literal("group"),
    join: z.enum(["and", "or"]),
    not: z.boolean(),
    children: z
      .array(z.discriminatedUnion("type", [condition, inner]))
      .max(MOST_CONDITIONS, "segment_too_many")
      .min(least, "segment_empty_group"),
  });

/** As deep as a tree may be, and no deeper: nothing here recurses over what a stranger sent. */
const fourLevels = groupOf(groupOf(groupOf(groupOf(tooDeep))), 0);

/** A tree from outside: only known fields, operators and values, at most four levels and fifty conditions. */
export const segmentTree: z.ZodType<SegmentTree> = fourLevels.refine(
  (tree) => countConditions(tree) <= MOST_CONDITIONS,
  "segment_too_many",
);

const name = z.string().max(200).transform(clean).pipe(z.string().min(1));
const version = z.int().positive();

export const createSegment = z.strictObject({ key: z.string().min(8).max(64), name, tree: segmentTree });
export const createList = z.strictObject({ key: z.string().min(8).max(64), name });
export const editMembers = z.strictObject({ id: z.guid(), clientIds: z.array(z.guid()).min(1).max(500) });
export const updateSegment = z.strictObject({
  id: z.guid(),
  expectedVersion: version,
  name,
  tree: segmentTree,
});
export const archiveSegment = z.strictObject({ id: z.guid(), expectedVersion: version });

export type CreateSegment = z.output<typeof createSegment>;
export type CreateList = z.output<typeof createList>;
export type EditMembers = z.output<typeof editMembers>;
export type UpdateSegment = z.output<typeof updateSegment>;
export type ArchiveSegment = z.output<typeof archiveSegment>;
