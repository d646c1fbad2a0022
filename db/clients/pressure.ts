import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { interactions } from "#db/interactions/table.ts";
import { contactRow } from "#db/interactions/touch.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";

/** So many times a month a client may be turned to by all departments together before it is too much. */
export const PRESSURE_CEILING = 4;
const DAYS = 30;

export interface Pressure {
  talks: number;
  letters: number;
  mailings: number;
  surveys: number;
}

export const totalOf = ({ talks, letters, mailings, surveys }: Pressure): number =>
  talks + letters + mailings + surveys;

/**
 * How often all departments have turned to a client within thirty days, as JSON of `Pressure`. What the client began is
 * no pressure, and the numbers tell nothing of what was said.
 */
export function pressureOf(clientId: SQLWrapper, now: Date): SQL {
  const since = sql`${new Date(now.getTime() - DAYS * 86_400_000).toISOString()}::timestamptz`;
  const talk = sql`${interactions.kind} in ('call', 'meeting')`;
  const survey = sql`${mailings.kind} = 'survey'`;
  return sql`(
    select json_build_object('talks', t.talks, 'letters', t.letters, 'mailings', m.mailings, 'surveys', m.surveys)
    from (
      select count(*) filter (where ${talk}) as talks, count(*) filter (where not ${talk}) as letters
      from ${interactions}
      where ${interactions.clientId} = ${clientId} and ${interactions.at} > ${since} and ${contactRow}
        and ${interactions.direction} is distinct from 'in'
    ) t, (
      select count(*) filter (where not ${survey}) as mailings, count(*) filter (where ${survey}) as surveys
      from ${mailingRecipients} join ${mailings} on ${mailings.id} = ${mailingRecipients.mailingId}
      where ${mailingRecipients.clientId} = ${clientId} and ${mailingRecipients.sentAt} > ${since}
    ) m)`;
}
