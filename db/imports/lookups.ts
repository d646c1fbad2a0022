import type { StaffActor } from "#db/actor.ts";
import { listRegions } from "#db/clients/queries.ts";
import type { Reader } from "#db/index.ts";
import { chosenKey, type Lookups, nameForm } from "./named.ts";
import { type RelationKey, relationKeys } from "./relation-keys.ts";
import { relationOf } from "./relations.ts";
import type { Import } from "./table.ts";

/** Read once for a whole pass over the file. */
export async function loadLookups(
  reader: Reader,
  author: StaffActor,
  { fillers, fileName, settings, mapping }: Pick<Import, "fillers" | "fileName" | "settings" | "mapping">,
): Promise<Lookups> {
  const names = {} as Record<RelationKey, ReadonlyMap<string, string | null>>;
  for (const key of relationKeys) {
    const known = mapping.includes(key) ? await relationOf(key).known(reader, author) : [];
    names[key] = unambiguous(
      known.flatMap(({ value, label, also = [] }) => [label, ...also].map((name) => [name, value] as const)),
    );
  }
  return {
    names,
    chosen: new Map(settings.names.map((choice) => [chosenKey(choice.relation, choice.name), choice])),
    regions: new Set(mapping.includes("region") ? (await listRegions(reader)).map(nameForm) : []),
    fillers: new Set(fillers),
    fileName,
    settings,
  };
}

function unambiguous(pairs: readonly (readonly [string, string])[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const [name, value] of pairs) {
    const key = nameForm(name);
    const known = found.get(key);
    found.set(key, known === undefined || known === value ? value : null);
  }
  return found;
}
