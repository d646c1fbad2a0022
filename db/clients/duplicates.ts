import { and, eq, exists, isNull, ne, or, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { nameKey } from "#db/clients/search.ts";
import { clients, legalEntities } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";

export interface Namesake {
  id: string;
  name: string;
  region: string | null;
  /** The same ИНН is near proof; the same name without its legal form is a doubt. */
  same: "inn" | "name";
}

/** Clients that a new one may turn out to be: at most five, those of the same ИНН first. */
export async function findNamesakes(
  actor: Actor,
  { name, inn }: { name: string; inn: string | null },
  reader: Reader = db,
): Promise<Namesake[]> {
  const key = nameKey(name);
  const byInn = inn
    ? exists(
        reader
          .select({ id: legalEntities.id })
          .from(legalEntities)
          .where(and(eq(legalEntities.clientId, clients.id), eq(legalEntities.inn, inn))),
      )
    : undefined;
  // The key as it stands, or with something more after it: «Ромашка» and «Ромашка плюс», but not «Рома».
  const byName =
    key.length < 3
      ? undefined
      : or(
          eq(clients.nameKey, key),
          and(sql`${clients.nameKey} >= ${`${key} `}`, sql`${clients.nameKey} < ${`${key}!`}`),
        );
  if (!byInn && !byName) return [];
  return reader
    .select({
      id: clients.id,
      name: clients.name,
      region: clients.region,
      same: sql<"inn" | "name">`case when ${byInn ?? sql`false`} then 'inn' else 'name' end`.as("same"),
    })
    .from(clients)
    .where(and(or(byInn, byName), isNull(clients.archivedAt), ne(clients.name, ""), visibleTo(actor)))
    .orderBy(sql`"same"`, clients.nameKey)
    .limit(5);
}
