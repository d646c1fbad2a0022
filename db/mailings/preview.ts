import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { found } from "#db/errors.ts";
import type { Reader } from "#db/index.ts";
import { chosenAddress } from "#db/mailings/audience.ts";
import { type Check, checksOf } from "#db/mailings/checks.ts";
import { isButtonAddress } from "#db/mailings/input.ts";
import { letterPropsOf } from "#db/mailings/letter-props.ts";
import { mergeValuesOf } from "#db/mailings/merge-values.ts";
import { getMailing } from "#db/mailings/queries.ts";
import type { MailingLetterProps } from "#db/values/mailing-letter.ts";
import type { MergeValues } from "#db/values/merge-tags.ts";

interface Typed {
  id: string;
  clientId?: string;
  subject: string;
  body: string;
  buttonLabel: string | null;
  buttonUrl: string | null;
}

export interface DraftPreview {
  props: MailingLetterProps;
  values: MergeValues;
  to: string | null;
  checks: Check[];
}

/** All that the letter of a draft is drawn from, as it is typed and not yet stored. Changes nothing. */
export async function previewOf(
  reader: Reader,
  actor: StaffActor,
  { id, clientId, ...typed }: Typed,
): Promise<DraftPreview> {
  const mailing = found(await getMailing(actor, id, reader));
  const draft = { ...mailing, ...typed };
  const { buttonUrl } = draft;
  const seen = clientId ? await addressOf(reader, actor, clientId) : null;
  return {
    // An address that a draft cannot keep makes no link.
    props: await letterPropsOf(reader, {
      ...draft,
      buttonUrl: buttonUrl !== null && isButtonAddress(buttonUrl) ? buttonUrl : null,
    }),
    values: clientId && seen ? await mergeValuesOf(actor, clientId, reader) : {},
    to: seen?.address ?? null,
    checks: await checksOf(reader, draft),
  };
}

/** Where the client is written to; null when the actor may not see it, so that the sample is shown instead. */
async function addressOf(reader: Reader, actor: StaffActor, clientId: string) {
  const [client] = await reader
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.id, clientId), contactsVisibleTo(actor)));
  return client ? { address: (await chosenAddress(reader, client.id))?.address ?? null } : null;
}
