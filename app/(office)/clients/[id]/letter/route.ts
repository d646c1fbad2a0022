import { after } from "next/server";
import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { wordsIn } from "#app/words.ts";
import { logAccess } from "#db/access/log.ts";
import { getClient } from "#db/clients/queries.ts";
import { found, Refused } from "#db/errors.ts";
import { db } from "#db/index.ts";
import { getWriter, listAddresses, listTemplates } from "#db/letters/queries.ts";
import { isClosed } from "#db/letters/stops.ts";

/** What the letter begins with when it is opened: to whom it may go, templates, one's own signature. */
export const GET = apiRoute(
  "letter.send",
  z.strictObject({ id: z.guid() }),
  async (tx, actor, { id }, now) => {
    const client = found(await getClient(actor, id, tx));
    if (!client.contactsVisible) throw new Refused("forbidden");
    const addresses = await listAddresses(actor, id, tx);
    after(() => logAccess(db, actor, { clientId: id, what: "card" }, now));
    const { signature, address } = await getWriter(actor, tx);
    const templates = await listTemplates({}, tx);
    return {
      actorId: actor.id,
      client: client.name,
      addresses: addresses.map(({ address: to, contactId, surname, given, stops }) => ({
        value: `${contactId ?? ""} ${to}`,
        label: surname ? `${[given, surname].filter(Boolean).join(" ")}, ${to}` : to,
        closed: isClosed(stops),
        left: stops.includes("unsubscribed"),
      })),
      signature,
      answersTo: address,
      templates: templates.map(({ id: value, name, subject, body }) => ({
        value,
        label: name,
        subject,
        body,
      })),
      words: wordsIn(actor.locale, "letters").raw("dialog"),
    };
  },
);
