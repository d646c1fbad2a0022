import { eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { hasAdvertisingConsent, suppressionOf } from "#db/consents/live.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import type { Reader } from "#db/index.ts";
import type { MailingKind } from "#db/mailings/kinds.ts";
import { segmentWhere } from "#db/segments/compile.ts";
import type { SegmentTree } from "#db/segments/tree.ts";

/**
 * One address for each client of `chosen`: of a person there who has a part in the decision, then the client's own, then of
 * another person.
 */
const addressed = sql`
  select distinct on (client_id) client_id, contact_id, address from (
    select link.client_id, link.contact_id, point.value::citext as address, point.id,
      case when link.decision_role is null then 2 else 0 end as place,
      array_position(array['decision_maker', 'signatory', 'initiator', 'influencer', 'accountant'], link.decision_role) as part
    from chosen
    join ${clientContacts} link on link.client_id = chosen.id and link.until is null
    join ${contactPoints} point on point.contact_id = link.contact_id and point.kind = 'email'
    union all
    select point.client_id, null, point.value::citext, point.id, 1, null
    from chosen
    join ${contactPoints} point on point.client_id = chosen.id and point.kind = 'email'
  ) points
  order by client_id, place, part nulls last, id`;

/** Why a row of an address may not be written to; null when it may. */
export const exclusionOf = (clientId: SQL, address: SQL, kind: MailingKind): SQL =>
  sql`coalesce(${suppressionOf(address, kind)}${
    kind === "advertising"
      ? sql`, case when not ${hasAdvertisingConsent(clientId, address)} then 'no_consent' end`
      : sql``
  })`;

/**
 * Everybody whom the segment chooses and whose address the launcher may see: client, person, address, and the first
 * reason not to write. Of several clients behind one address the oldest is written to.
 */
export function audience(actor: Actor, tree: SegmentTree, kind: MailingKind, now: Date): SQL {
  return sql`
    with chosen as materialized (
      select ${clients.id} as id from ${clients} where ${segmentWhere(tree, now)} and ${contactsVisibleTo(actor)}
    ), addressed as (${addressed}),
    reasoned as (
      select chosen.id as client_id, contact_id, address,
        case when address is null then 'no_address'
          else ${exclusionOf(sql`chosen.id`, sql`addressed.address`, kind)} end as reason
      from chosen left join addressed on addressed.client_id = chosen.id
    )
    select client_id, contact_id, address, coalesce(reason,
      case when row_number() over (partition by reason, address order by client_id) > 1 then 'same_address' end
    ) as exclusion
    from reasoned`;
}

/** Where this client would be written to, whatever forbids it. */
export async function chosenAddress(
  reader: Reader,
  clientId: string,
): Promise<{ address: string; contactId: string | null } | null> {
  const chosen = sql`select ${clients.id} as id from ${clients} where ${eq(clients.id, clientId)}`;
  const rows = await reader.execute<{ address: string; contact_id: string | null }>(
    sql`with chosen as (${chosen}) ${addressed}`,
  );
  const [row] = [...rows];
  return row ? { address: row.address, contactId: row.contact_id } : null;
}
