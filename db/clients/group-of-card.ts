import { type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { clients } from "#db/clients/table.ts";
import { exposureFor, limitFor } from "#db/groups/scope.ts";
import { clientGroups } from "#db/groups/table.ts";

export interface GroupOfCard {
  id: string;
  name: string;
  /** Clients in it, this one included, whether the actor sees them or not. */
  members: number;
  /** Firms under whose names they buy. */
  entities: number;
  creditLimitKopecks: number | null;
  /** What all of them owe; null for whoever does not see the limit. */
  exposureKopecks: number | null;
}

/** The group of the outer query's client: its name and size are for all who see the client. */
export const groupOfCard = (actor: StaffActor): SQL => sql`(
  select json_build_object('id', ${clientGroups.id}, 'name', ${clientGroups.name},
    'members', (select count(*) from ${clients} m where m.group_id = ${clientGroups.id}),
    'entities', (select count(*) from legal_entities e join ${clients} m on m.id = e.client_id where m.group_id = ${clientGroups.id}),
    'creditLimitKopecks', ${limitFor(actor)}, 'exposureKopecks', ${exposureFor(actor)})
  from ${clientGroups} where ${clientGroups.id} = ${clients.groupId})`;
