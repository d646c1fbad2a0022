import type postgres from "postgres";
import { makeToken, type TokenPurpose } from "#db/tokens.ts";
import { type Office, officeVariables } from "./office.ts";

const needed = ["DATABASE_URL", "APP_URL", "AUTH_SECRET", "TOKEN_SECRET"];

/** A token as the office itself makes it: with its own secret. */
export function tokenOf(office: Office, purpose: TokenPurpose, id: string): string {
  const own = officeVariables(office.database, Number(new URL(office.address).port));
  for (const name of needed) process.env[name] = own[name];
  return makeToken(purpose, id);
}

export interface PersonalIds {
  /** A letter of a survey that still takes answers, and has none; one of another mailing; a complaint. */
  asked: string;
  written: string;
  complaint: string;
  /** A consent to advertising that was ticked on the public form and waits for its press. */
  consent: string;
}

export async function personalIds(owner: postgres.Sql): Promise<PersonalIds> {
  const [row] = await owner<[PersonalIds]>`
    select (select r.id from mailing_recipients r join mailings m on m.id = r.mailing_id
        join survey_campaigns c on c.id = m.campaign_id
        where c.closes_at > now() and r.state = 'accepted'
          and not exists (select from survey_responses a where a.recipient_id = r.id)
        order by r.id limit 1) as asked,
      (select r.id from mailing_recipients r join mailings m on m.id = r.mailing_id
        where m.kind = 'advertising' and r.state = 'accepted' order by r.id limit 1) as written,
      (select id from complaints where state = 'waiting_client' order by id limit 1) as complaint,
      (select id from consents where kind = 'advertising' and confirmed_at is null and withdrawn_at is null
        order by id limit 1) as consent`;
  return row;
}
