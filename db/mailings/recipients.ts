import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { found } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { mailingsVisibleTo } from "#db/mailings/access.ts";
import type { Exclusion } from "#db/mailings/exclusions.ts";
import type { RecipientState } from "#db/mailings/states.ts";
import { mailingRecipients, mailings } from "#db/mailings/table.ts";
import { deadLinks, fillLetter } from "#db/values/mailing-letter.ts";

export interface RecipientsPage {
  state?: RecipientState;
  exclusion?: Exclusion;
  /** The id of the last row of the page before. */
  after?: string;
  limit?: number;
}

const { id, clientId, state, exclusion, sentAt, settledAt, error, attempts } = mailingRecipients;

/** Who was chosen and what became of the letter, in the order of sending. Names and addresses as far as they may be seen. */
export function listRecipients(
  actor: Actor,
  mailingId: string,
  page: RecipientsPage = {},
  reader: Reader = db,
) {
  return reader
    .select({
      ...{ id, clientId, state, exclusion, sentAt, settledAt, error, attempts },
      clientName: sql<string | null>`case when ${visibleTo(actor)} then ${clients.name} end`,
      address: sql<
        string | null
      >`case when ${contactsVisibleTo(actor)} then ${mailingRecipients.address} end`,
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .innerJoin(clients, eq(clients.id, clientId))
    .where(
      and(
        eq(mailings.id, mailingId),
        mailingsVisibleTo(actor),
        page.state && eq(state, page.state),
        page.exclusion && eq(exclusion, page.exclusion),
        page.after === undefined ? undefined : gt(id, page.after),
      ),
    )
    .orderBy(asc(id))
    .limit(page.limit ?? 50);
}

/**
 * Exactly the letter that this client received, its links dead; for everybody who may see whom it was written to.
 * `letter` is null when none was made for this client.
 */
export async function receivedLetter(actor: Actor, recipientId: string, reader: Reader = db) {
  if (!z.guid().safeParse(recipientId).success) return undefined;
  const [row] = await reader
    .select({
      ...{ id, clientId, state, exclusion, sentAt, settledAt, error },
      address: mailingRecipients.address,
      values: mailingRecipients.values,
      clientName: clients.name,
      template: mailings.letter,
      mailing: { id: mailings.id, name: mailings.name, kind: mailings.kind },
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .innerJoin(clients, eq(clients.id, clientId))
    .where(and(eq(id, recipientId), contactsVisibleTo(actor)));
  if (!row) return undefined;
  const { values, template, ...received } = row;
  const letter = values === null ? null : fillLetter(found(template), values, deadLinks);
  return { ...received, letter };
}
