import type { StaffActor } from "#db/actor.ts";
import { getClient } from "#db/clients/queries.ts";
import { checkContactOf } from "#db/contacts/of-client.ts";
import { found, Refused } from "#db/errors.ts";
import type { Tx } from "#db/index.ts";
import type { PreviewLetter } from "#db/letters/input.ts";
import { getWriter } from "#db/letters/queries.ts";
import { mergeValuesFor } from "#db/mailings/merge-values.ts";
import { fillTags, tagFaults } from "#db/values/merge-tags.ts";

/** The letter as it would go, and the tags in it that do not exist. */
export async function letterAsRead(
  tx: Tx,
  actor: StaffActor,
  { id, contactId, subject, body }: PreviewLetter,
) {
  const client = found(await getClient(actor, id, tx));
  if (!client.contactsVisible) throw new Refused("forbidden");
  await checkContactOf(tx, { clientId: id, contactId });
  const values = found((await mergeValuesFor(tx, [{ clientId: id, contactId }])).get(id));
  const { signature, ...replyTo } = await getWriter(actor, tx);
  return {
    props: {
      ...{ company: values.company, signature, replyTo },
      subject: fillTags(subject, values) || "…",
      body: fillTags(body, values) || "…",
    },
    broken: [subject, body].flatMap(tagFaults).map(({ piece }) => piece),
  };
}
