import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { heldClass } from "#db/bulk/held-class.ts";
import type { BulkChange, BulkKind } from "#db/bulk/input.ts";
import type { Verdict } from "#db/bulk/outcomes.ts";
import type { ClassReason } from "#db/classes/registries.ts";
import { clients } from "#db/clients/table.ts";
import { MOST_TAGS } from "#db/clients/tags.ts";
import type { Permission } from "#db/permissions.ts";
import { segmentMembers } from "#db/segments/table.ts";
import type { Text } from "#db/values/text.ts";

/**
 * How one kind of change is written, as SQL over a row of `clients`. `before` in an undo is the value that was kept of
 * that row, as jsonb; `at` is the moment at which the whole edit was ordered.
 */
interface Written {
  label: Text;
  permission: Permission;
  same: SQL;
  /** A reason of its own not to change a row. */
  refusal?: { when: SQL; verdict: Verdict };
  before: SQL;
  /** Assignments of an UPDATE; none when something beside the client is written. */
  set?: SQL;
  /** Written beside the clients, from `held` (id, verdict), as further parts of the same statement. */
  beside?: { change: (actor: StaffActor, at: SQL) => SQL[]; restore: SQL[] };
  /** What is said before, to whom it concerns. */
  announce?: { change: ClassReason; undo: ClassReason };
  /** Whether the row is still as the change left it. */
  untouched: (before: SQL) => SQL;
  restore?: (before: SQL) => SQL;
}

type Of<K extends BulkKind> = Extract<BulkChange, { kind: K }>;
type Kinds = {
  [K in BulkKind]: {
    label: Text;
    permission: Permission;
    write: (change: Of<K>, at: Date) => Omit<Written, "label" | "permission">;
  };
};

/** One column that takes one value. */
function column(of: AnyColumn, value: unknown, type: "text" | "uuid") {
  const name = sql.identifier(of.name);
  const written = type === "uuid" ? sql`${value}::uuid` : sql`${value}::text`;
  const kept = (before: SQL) => (type === "uuid" ? sql`(${before} #>> '{}')::uuid` : sql`${before} #>> '{}'`);
  return {
    same: sql`${of} is not distinct from ${written}`,
    before: sql`to_jsonb(${of})`,
    set: sql`${name} = ${written}`,
    untouched: () => sql`${of} is not distinct from ${written}`,
    restore: (before: SQL) => sql`${name} = ${kept(before)}`,
  };
}

const list = (tags: readonly string[]) => sql`${sql.param(tags)}::text[]`;
/** Each once and in the order of bytes, as they are typed by hand. */
const sorted = (from: SQL) => sql`array(select distinct t collate "C" from ${from} order by 1)`;
const ofJson = (before: SQL) => sql`array(select jsonb_array_elements_text(${before}))`;
const minus = (all: SQL, less: SQL) => sorted(sql`unnest(${all}) t where not t = any(${less})`);

const tagSet = (set: SQL, untouched: (before: SQL) => SQL, restore: (before: SQL) => SQL) => ({
  before: sql`to_jsonb(${clients.tags})`,
  set: sql`tags = ${set}`,
  untouched,
  restore: (before: SQL) => sql`tags = ${restore(before)}`,
});

const member = (listId: string) => sql`exists (select from ${segmentMembers}
  where ${segmentMembers.segmentId} = ${listId} and ${segmentMembers.clientId} = ${clients.id})`;

const tags = sql`${clients.tags}`;

const kinds: Kinds = {
  status: {
    label: { ru: "Статус", en: "Status" },
    permission: "client.edit",
    write: ({ value }) => column(clients.status, value, "text"),
  },
  class: {
    label: { ru: "Класс", en: "Class" },
    permission: "client.class",
    write: ({ value, reason }, at) => ({
      ...column(clients.class, value, "text"),
      ...heldClass({ class: value, reason }, at),
    }),
  },
  region: {
    label: { ru: "Регион", en: "Region" },
    permission: "client.edit",
    write: ({ value }) => column(clients.region, value, "text"),
  },
  source: {
    label: { ru: "Источник", en: "Source" },
    permission: "client.edit",
    write: ({ value }) => column(clients.source, value, "text"),
  },
  branch: {
    label: { ru: "Филиал", en: "Branch" },
    permission: "client.edit",
    write: ({ value }) => column(clients.branchId, value, "uuid"),
  },
  owner: {
    label: { ru: "Ответственный", en: "Responsible" },
    permission: "client.assign",
    write: ({ value }) => column(clients.ownerId, value, "uuid"),
  },
  tags_add: {
    label: { ru: "Добавить метки", en: "Add tags" },
    permission: "client.edit",
    write: ({ value }) => {
      const added = (before: SQL) => minus(list(value), ofJson(before));
      const united = sorted(sql`unnest(${tags} || ${list(value)}) t`);
      return {
        ...tagSet(
          united,
          (before) => sql`${tags} @> ${added(before)}`,
          (before) => minus(tags, added(before)),
        ),
        same: sql`${tags} @> ${list(value)}`,
        refusal: { when: sql`cardinality(${united}) > ${MOST_TAGS}`, verdict: "tags_many" },
      };
    },
  },
  tags_remove: {
    label: { ru: "Убрать метки", en: "Remove tags" },
    permission: "client.edit",
    write: ({ value }) => {
      const removed = (before: SQL) => sorted(sql`unnest(${ofJson(before)}) t where t = any(${list(value)})`);
      return {
        ...tagSet(
          minus(tags, list(value)),
          (before) => sql`not ${tags} && ${removed(before)}`,
          (before) => sorted(sql`unnest(${tags} || ${removed(before)}) t`),
        ),
        same: sql`not ${tags} && ${list(value)}`,
      };
    },
  },
  list_add: {
    label: { ru: "Добавить в список", en: "Add to a list" },
    permission: "segment.edit",
    write: ({ value }) => ({
      same: member(value),
      before: sql`'false'::jsonb`,
      untouched: () => member(value),
    }),
  },
  own: {
    label: { ru: "Поле компании", en: "Field of the company" },
    permission: "client.edit",
    write: ({ field, value }) => {
      const put = (
        json: SQL,
      ) => sql`own = case when ${json} = 'null'::jsonb then ${clients.own} - ${field}::text
        else ${clients.own} || jsonb_build_object(${field}::text, ${json}) end`;
      const now = sql`coalesce(${clients.own} -> ${field}::text, 'null'::jsonb)`;
      const written = sql`${JSON.stringify(value)}::text::jsonb`;
      return {
        same: sql`${now} = ${written}`,
        before: now,
        set: put(written),
        untouched: () => sql`${now} = ${written}`,
        restore: put,
      };
    },
  },
  archive: {
    label: { ru: "В архив", en: "Archive" },
    permission: "client.archive",
    write: (_, at) => {
      const moment = sql`${at.toISOString()}::timestamptz`;
      return {
        same: sql`false`,
        before: sql`'null'::jsonb`,
        set: sql`archived_at = ${moment}`,
        untouched: () => sql`${clients.archivedAt} = ${moment}`,
        restore: () => sql`archived_at = null`,
      };
    },
  },
};

export const bulkKinds: Record<BulkKind, { label: Text; permission: Permission }> = kinds;

/** How this change is written. */
export function writtenAs(change: BulkChange, at: Date): Written {
  const { label, permission, write } = kinds[change.kind] as Kinds[BulkKind];
  return {
    label,
    permission,
    ...(write as (of: BulkChange, at: Date) => Omit<Written, "label" | "permission">)(change, at),
  };
}
