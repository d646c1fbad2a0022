import { eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import type { MailingKind } from "#db/mailings/kinds.ts";
import type { MailingState } from "#db/mailings/states.ts";
import { type Mailing, mailings } from "#db/mailings/table.ts";
import { can } from "#db/permissions.ts";

/** Mailings belong to the whole company: whoever may see any sees all. */
export const mailingsVisibleTo = (actor: Actor): SQL => (can(actor, "mailing.view") ? sql`true` : sql`false`);

/** Who asks clients their opinion also writes and sends the letter with the questions. */
export function mayEditMailing(actor: Actor, kind: MailingKind): boolean {
  return can(actor, kind === "survey" ? "survey.edit" : "mailing.edit");
}

export function mayLaunchMailing(actor: Actor, kind: MailingKind): boolean {
  return can(actor, kind === "survey" ? "survey.edit" : "mailing.launch");
}

const rights = { edit: mayEditMailing, launch: mayLaunchMailing };

/**
 * Lock a mailing that is in one of the states from which the command leads on.
 * @throws Refused not_found, forbidden, mailing_wrong_state, mailing_archived unless that is `archived`
 */
export async function lockMailing(
  tx: Tx,
  actor: Actor,
  id: string,
  right: keyof typeof rights,
  states: readonly MailingState[],
  { archived = false } = {},
): Promise<Mailing> {
  const [row] = await tx.select().from(mailings).where(eq(mailings.id, id)).for("update");
  const mailing = found(can(actor, "mailing.view") ? row : undefined);
  if (!rights[right](actor, mailing.kind)) throw new Refused("forbidden");
  if (!states.includes(mailing.state)) throw new Refused("mailing_wrong_state", { state: mailing.state });
  if (mailing.archivedAt && !archived) throw new Refused("mailing_archived");
  return mailing;
}
