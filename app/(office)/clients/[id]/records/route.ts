import { after } from "next/server";
import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { wordsIn } from "#app/words.ts";
import { logAccess } from "#db/access/log.ts";
import { agreementKinds, subjectKinds } from "#db/agreements/registries.ts";
import { listPeople } from "#db/clients/card.ts";
import { getDossier } from "#db/clients/dossier.ts";
import { getClient } from "#db/clients/queries.ts";
import { decisionRoles } from "#db/contacts/decision-roles.ts";
import { dateKinds, factCategories, visibilities } from "#db/dossier/registries.ts";
import { found } from "#db/errors.ts";
import { db } from "#db/index.ts";
import { fullName } from "#db/values/person-name.ts";
import type { Locale, Text } from "#db/values/text.ts";
import { localDate } from "#db/values/time.ts";

const choices = (registry: Record<string, { label: Text }>, locale: Locale) =>
  Object.entries(registry).map(([value, { label }]) => ({ value, label: label[locale] }));

const months = (locale: Locale) => {
  const format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "ru", {
    month: "long",
    timeZone: "UTC",
  });
  return Array.from({ length: 12 }, (_, i) => ({
    value: String(i + 1),
    label: format.format(new Date(Date.UTC(2026, i, 15))),
  }));
};

/**
 * What the dialogs of the dossier need when one of them opens: the records as they stand at that moment, the choices
 * and the words. The card itself carries none of it.
 */
export const GET = apiRoute(
  "client.view",
  z.strictObject({ id: z.guid() }),
  async (tx, actor, { id }, now) => {
    const client = found(await getClient(actor, id, tx));
    const dossier = await getDossier(actor, id, now, tx);
    const people = await listPeople(actor, id, tx);
    after(() => logAccess(db, actor, { clientId: id, what: "card" }, now));
    const { locale } = actor;
    return {
      ...dossier,
      client: { id, version: client.version },
      today: localDate(now, actor.timeZone),
      people: people.map((person) => ({
        id: person.id,
        name: fullName({ ...person, given: person.given ?? "" }),
        linkVersion: person.linkVersion,
        left: person.until !== null,
      })),
      choices: {
        categories: choices(factCategories, locale),
        visibilities: choices(visibilities, locale),
        dateKinds: choices(dateKinds, locale),
        months: months(locale),
        agreementKinds: choices(agreementKinds, locale),
        subjectKinds: choices(subjectKinds, locale),
        roles: choices(decisionRoles, locale),
      },
      words: { ...wordsIn(locale, "dossier").raw("dialogs"), facts: wordsIn(locale, "clients").raw("facts") },
      locale,
    };
  },
);
