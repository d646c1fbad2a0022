import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { Refused } from "#db/errors.ts";
import { groupsVisibleTo } from "#db/groups/scope.ts";
import { clientGroups } from "#db/groups/table.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { can, type Permission } from "#db/permissions.ts";
import { branches, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { shortName } from "#db/values/person-name.ts";
import { type RelationKey, relationKind } from "./relation-keys.ts";
import type { NameChoice } from "./settings.ts";
import { spellings } from "./spellings.ts";

interface Known {
  /** What is written into the client: an id, or the name itself. */
  value: string;
  label: string;
  /** Other ways to write it; the label is one by itself. */
  also?: readonly string[];
}

export interface Relation {
  known: (reader: Reader, actor: StaffActor) => Promise<Known[]>;
  /** For what is a record of its own: makes it, and answers its id. */
  make?: {
    permission: Permission;
    run: (tx: Tx, name: string, actor: StaffActor) => Promise<string>;
    unmake: (tx: Tx, id: string) => Promise<void>;
  };
}

const texts = (rows: readonly { name: string }[]): Known[] =>
  rows.map(({ name }) => ({ value: name, label: name }));

/** A group of that name which the actor does not see is not theirs to put clients into. */
async function groupNamed(tx: Tx, name: string, actor: StaffActor): Promise<string> {
  const key = nameKey(name);
  const [made] = await tx
    .insert(clientGroups)
    .values({ name, nameKey: key })
    .onConflictDoNothing()
    .returning({ id: clientGroups.id });
  if (made) return made.id;
  const [row] = await tx
    .select({ id: clientGroups.id })
    .from(clientGroups)
    .where(and(eq(clientGroups.nameKey, key), groupsVisibleTo(actor)));
  if (!row) throw new Refused("group_foreign");
  return row.id;
}

const relations: Record<RelationKey, Relation> = {
  owner: {
    known: async (reader) => {
      const rows = await reader
        .select({
          id: staff.id,
          surname: staff.surname,
          given: staff.given,
          patronymic: staff.patronymic,
          email: staff.email,
        })
        .from(staff)
        .where(worksHere())
        .orderBy(staff.surname, staff.given, staff.id);
      return rows.map(({ id, email, ...name }) => ({
        value: id,
        label: shortName(name),
        also: [...spellings(name), email],
      }));
    },
  },
  branch: {
    known: async (reader) => {
      const rows = await reader
        .select({ id: branches.id, name: branches.name })
        .from(branches)
        .orderBy(branches.name);
      return rows.map(({ id, name }) => ({ value: id, label: name }));
    },
    make: {
      permission: "staff.manage",
      run: async (tx, name) => {
        const [row] = await tx.insert(branches).values({ name }).returning({ id: branches.id });
        return row?.id ?? "";
      },
      unmake: async (tx, id) => {
        await tx.delete(branches).where(sql`${branches.id} = ${id}`);
      },
    },
  },
  group: {
    known: async (reader, actor) => {
      const rows = await reader
        .select({ id: clientGroups.id, name: clientGroups.name })
        .from(clientGroups)
        .where(groupsVisibleTo(actor))
        .orderBy(clientGroups.name);
      return rows.map(({ id, name }) => ({ value: id, label: name }));
    },
    make: {
      permission: "group.edit",
      run: groupNamed,
      unmake: async (tx, id) => {
        await tx.delete(clientGroups).where(sql`${clientGroups.id} = ${id}`);
      },
    },
  },
  source: {
    known: async (reader) =>
      texts(
        await reader
          .selectDistinct({ name: sql<string>`${clients.source}` })
          .from(clients)
          .where(isNotNull(clients.source))
          .limit(1_000),
      ),
  },
  tags: {
    known: async (reader) =>
      texts(
        await reader
          .selectDistinct({ name: sql<string>`unnest(${clients.tags})` })
          .from(clients)
          .limit(2_000),
      ),
  },
};

export const relationOf = (key: RelationKey): Relation => relations[key];

const MOST_OPTIONS = 200;

/** What a person may choose for names of these relations: ways that the actor is allowed, and what is known already. */
export async function relationOptions(actor: StaffActor, keys: readonly RelationKey[], reader: Reader = db) {
  const found: Partial<
    Record<
      RelationKey,
      { choices: readonly NameChoice["choice"][]; options: Pick<Known, "value" | "label">[] }
    >
  > = {};
  for (const key of new Set(keys)) {
    const { known, make } = relations[key];
    const allowed = !make || can(actor, make.permission);
    found[key] = {
      choices: relationKind(key).choices.filter((choice) => choice !== "create" || allowed),
      options: (await known(reader, actor))
        .slice(0, MOST_OPTIONS)
        .map(({ value, label }) => ({ value, label })),
    };
  }
  return found;
}
