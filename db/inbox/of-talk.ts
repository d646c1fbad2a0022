import { type SQL, sql } from "drizzle-orm";
import { inboxFilings, inboxLetters, type LetterAttachment } from "#db/inbox/table.ts";
import { interactions } from "#db/interactions/table.ts";

/** What a letter that came by itself says of itself beside its words. */
export interface MailOfTalk {
  name: string;
  address: string;
  /** Attachments that were not kept with the client. */
  left: LetterAttachment[];
}

/** A talk that is a letter from the inbox. */
export const isFiled: SQL = sql`exists (select from ${inboxFilings}
  where ${inboxFilings.interactionId} = ${interactions.id})`;

/** The letter behind a talk, or nothing. */
export const mailOfTalk: SQL = sql`
  select json_build_object('name', coalesce(${inboxLetters.fromName}, ''), 'address', coalesce(${inboxLetters.fromAddress}, ''),
    'left', coalesce((select json_agg(one) from jsonb_array_elements(${inboxLetters.attachments}) one where one ? 'refused'), '[]'::json))
  from ${inboxLetters} join ${inboxFilings} on ${inboxFilings.letterId} = ${inboxLetters.id}
  where ${inboxFilings.interactionId} = ${interactions.id} limit 1`;
