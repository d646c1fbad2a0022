import { and, eq, inArray, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { type Edit, type EditLine, text } from "#db/clients/collapse-edits.ts";
import { namesOf } from "#db/clients/names-of-changes.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { db } from "#db/index.ts";
import { chosenFieldNames, chosenFields } from "#db/merges/field-names.ts";
import { clientMergeChanges, clientMerges } from "#db/merges/table.ts";
import { fullName } from "#db/values/person-name.ts";

export const mergeCommands = [
  "client.merge",
  "client.unmerge",
  "contact.merge",
  "contact.unmerge",
  "contact.merged_away",
  "contact.parted",
] as const;
type MergeCommand = (typeof mergeCommands)[number];
export const isOfMerge = (command: string): command is MergeCommand =>
  (mergeCommands as readonly string[]).includes(command);

/** Columns of the card that history tells under names of its own, or not to everybody. */
const whatOf: Readonly<Record<string, string>> = {
  owner_id: "client.assign_owner",
  group_id: "client.set_group",
};
const told = new Map<string, string>([
  ...chosenFieldNames.map((field) => [chosenFields[field].column, field] as const),
  ["tags", "tags"],
  ["note", "note"],
]);

const mergeIdOf = ({ before, after }: Edit): string =>
  String((after as Row | null)?.mergeId ?? (before as Row | null)?.mergeId ?? "");
type Row = Record<string, unknown>;
type Name = Parameters<typeof fullName>[0];

/**
 * Merges among the edits with what they made of the card: whom it took in, and each value with what stood there before.
 * `knows`: may the actor know the people and the note?
 */
export async function tellMerges(
  actor: StaffActor,
  clientId: string,
  edits: readonly Edit[],
  knows: boolean,
): Promise<Edit[]> {
  const merges = edits.filter(({ command }) => isOfMerge(command));
  if (merges.length === 0) return [...edits];
  const ids = [...new Set(merges.map(mergeIdOf).filter(Boolean))];
  const [rows, others] = await Promise.all([
    db
      .select({
        mergeId: clientMergeChanges.mergeId,
        before: clientMergeChanges.before,
        after: clientMergeChanges.after,
      })
      .from(clientMergeChanges)
      .where(
        and(
          inArray(clientMergeChanges.mergeId, ids),
          eq(clientMergeChanges.tableName, "clients"),
          sql`${clientMergeChanges.key} ->> 'id' = ${clientId}`,
        ),
      )
      .orderBy(clientMergeChanges.step),
    db
      .select({ mergeId: clientMerges.id, name: clients.name })
      .from(clientMerges)
      .innerJoin(clients, sql`${clients.id} = any(${clientMerges.loserIds})`)
      .where(and(inArray(clientMerges.id, ids), visibleTo(actor)))
      .orderBy(clients.name),
  ]);
  const names = await namesOf(
    rows.flatMap(({ before, after }) => [before, after ?? {}].flatMap(Object.values)),
  );
  const say = (value: unknown) => text(typeof value === "string" ? (names.get(value) ?? value) : value);
  const fieldsOf = (mergeId: string, undone: boolean): EditLine[] =>
    rows
      .filter((row) => row.mergeId === mergeId)
      .flatMap(({ before, after }) =>
        Object.keys(before).flatMap((column) => {
          const what = told.get(column);
          if (!what || (what === "note" && !knows)) return [];
          const [from, to] = [say(before[column]), say(after?.[column])];
          if (from === to) return [];
          const sides = undone ? { before: to, after: from } : { before: from, after: to };
          // A group has a name of its own rights: only that it became another.
          if (column === "group_id")
            return [{ what: whatOf.group_id ?? what, person: null, before: null, after: null }];
          return [{ what: whatOf[column] ?? what, person: null, ...sides }];
        }),
      );
  const cardNames = (mergeId: string) =>
    others.flatMap((other) => (other.mergeId === mergeId ? [`«${other.name}»`] : [])).join(", ");
  const heads = new Set(
    merges
      .filter(({ command }) => !/merged_away|parted/.test(command))
      .map((edit) => edit.command + mergeIdOf(edit)),
  );
  return edits.flatMap((edit): Edit[] => {
    const { command } = edit;
    if (!isOfMerge(command)) return [edit];
    const mergeId = mergeIdOf(edit);
    // Both stood on this card: it is told once, by the one who stayed.
    if (command === "contact.merged_away" && heads.has(`contact.merge${mergeId}`)) return [];
    if (command === "contact.parted" && heads.has(`contact.unmerge${mergeId}`)) return [];
    const isCard = command === "client.merge" || command === "client.unmerge";
    const people = peopleOf(edit);
    const head = {
      what: command,
      person: (isCard ? cardNames(mergeId) : people) || edit.person,
      ...{ before: null, after: null },
    };
    return [{ ...edit, lines: [head, ...(isCard ? fieldsOf(mergeId, command === "client.unmerge") : [])] }];
  });
}

/** The names under which the records of one person stood before. */
function peopleOf({ command, before }: Edit): string {
  if (command !== "contact.merge" || typeof before !== "object" || before === null) return "";
  const { survivor, others = [] } = before as { survivor?: Name; others?: Name[] };
  return [...(survivor ? [survivor] : []), ...others]
    .map((name) => fullName({ ...name, given: name.given ?? "" }))
    .join(" = ");
}
