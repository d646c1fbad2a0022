import { type SQL, sql } from "drizzle-orm";
import { clients } from "#db/clients/table.ts";
import { contactPoints, contacts } from "#db/contacts/table.ts";
import { written } from "#db/written.ts";

export interface PointOfCard {
  kind: "phone" | "email" | "site";
  value: string;
  extension: string | null;
}

const listed = (owner: SQL) =>
  written(sql<PointOfCard[]>`coalesce((
    select json_agg(json_build_object('kind', p.kind, 'value', p.value, 'extension', p.extension) order by array_position(array['phone', 'email'], p.kind), p.id)
    from ${contactPoints} p where ${owner}), '[]'::json)`);

const ofOwner = {
  contact_id: listed(sql`p.contact_id = ${contacts.id}`),
  client_id: listed(sql`p.client_id = ${clients.id}`),
};

/** Phones and addresses of a row of `contacts`, or of a row of `clients` as such, of no person; phones first. */
export const pointsOf = (owner: keyof typeof ofOwner): SQL<PointOfCard[]> => ofOwner[owner];
