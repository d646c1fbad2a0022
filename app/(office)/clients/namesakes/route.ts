import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { findNamesakes } from "#db/clients/duplicates.ts";
import { parseEmails } from "#db/values/email.ts";
import { parsePhones } from "#db/values/phone.ts";
import { padInn } from "#db/values/requisites.ts";

const typed = (most: number) => z.string().max(most).default("");

/** Whom a new client may turn out to be, asked while the form is being filled in. Half a number is no number yet. */
export const GET = apiRoute(
  "client.create",
  z.strictObject({ name: typed(300), inn: typed(20), phones: typed(500), emails: typed(500) }),
  (tx, actor, { name, inn, phones, emails }) => {
    const points = [...parsePhones(phones).phones.map(({ e164 }) => e164), ...parseEmails(emails).emails];
    return findNamesakes(actor, { name, inn: padInn(inn).inn || null, points }, tx);
  },
);
