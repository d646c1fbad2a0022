import { and, eq, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { lockClient } from "#db/clients/lock.ts";
import { holdBack } from "#db/complaints/flood.ts";
import { clientContacts, contactPoints } from "#db/contacts/table.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { interactions } from "#db/interactions/table.ts";
import { touch } from "#db/interactions/touch.ts";
import { checkTags } from "#db/letters/check-tags.ts";
import type { SendLetter } from "#db/letters/input.ts";
import { getWriter } from "#db/letters/queries.ts";
import { isClosed, stopsOf } from "#db/letters/stops.ts";
import { mergeValuesFor } from "#db/mailings/merge-values.ts";
import { enqueueLetter } from "#db/outbox/commands.ts";
import { letterProps } from "#db/values/letters.ts";
import { fillTags } from "#db/values/merge-tags.ts";

/** The address, through the client: one of its own, or of a person who works there. */
async function holdAddress(tx: Tx, { clientId, contactId, address }: SendLetter): Promise<string> {
  const owner = contactId
    ? sql`${contactPoints.contactId} = ${contactId} and exists (select from ${clientContacts}
        where ${clientContacts.clientId} = ${clientId} and ${clientContacts.contactId} = ${contactId} and ${clientContacts.until} is null)`
    : eq(contactPoints.clientId, clientId);
  const [row] = await tx
    .select({ address: contactPoints.value, stops: stopsOf(contactPoints.value) })
    .from(contactPoints)
    .where(and(eq(contactPoints.kind, "email"), eq(contactPoints.value, address.toLowerCase()), owner))
    .limit(1);
  if (!row) throw new Refused("letter_address", { field: "address" });
  if (isClosed(row.stops)) throw new Refused("letter_stopped", { field: "address", stops: row.stops });
  return row.address;
}

/** More than anybody types in an hour: whoever has got into an account must not write to all clients from it. */
export const LETTERS_AN_HOUR = 60;

/** A client's name in place of a tag may make a text longer than a letter may be; an unknown region, an empty one. */
function checkFilled(letter: { subject: string; body: string }): void {
  const limits = letterProps.personal.shape;
  for (const field of ["subject", "body"] as const) {
    if (letter[field].trim() === "") throw new Refused("letter_blank", { field });
    if (!limits[field].safeParse(letter[field]).success) throw new Refused("letter_long", { field });
  }
}

/**
 * Write to a client by one's own name: the letter is owed through the outbox, and stands on the timeline as it went. The
 * same press twice is one letter.
 */
export async function sendLetter(
  tx: Tx,
  actor: StaffActor,
  input: SendLetter,
  now: Date,
): Promise<{ id: string }> {
  return once(tx, actor, "letter.send", input, async () => {
    const { clientId, contactId } = input;
    await holdBack(tx, "letter", [{ mark: actor.id, most: LETTERS_AN_HOUR }], now, "letter_many");
    await lockClient(tx, actor, clientId, "contacts");
    const address = await holdAddress(tx, input);
    checkTags(input);
    const values = found((await mergeValuesFor(tx, [{ clientId, contactId }])).get(clientId));
    const [subject, body] = [fillTags(input.subject, values), fillTags(input.body, values)];
    checkFilled({ subject, body });
    const { signature, ...replyTo } = await getWriter(actor, tx);
    const talk = {
      clientId,
      contactId,
      kind: "letter" as const,
      direction: "out" as const,
      at: now,
      authorId: actor.id,
    };
    const [row] = await tx
      .insert(interactions)
      .values({ ...talk, text: `${subject}\n\n${body}` })
      .returning({ id: interactions.id });
    const { id } = found(row);
    await touch(tx, talk);
    await enqueueLetter(
      tx,
      {
        kind: "personal",
        props: { company: values.company, subject, body, signature, replyTo, clientId },
        runKey: `letter:${id}`,
        to: { address, name: values.contact || values.client },
        locale: "ru",
        about: { entity: "interaction", id },
      },
      now,
    );
    await recordEvent(tx, actor, {
      command: "letter.send",
      entity: "interaction",
      entityId: id,
      after: { clientId, contactId, address, subject, at: now },
    });
    return { id };
  });
}
