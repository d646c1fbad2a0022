import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { wordsIn } from "#app/words.ts";
import { classInFull } from "#db/classes/of-client.ts";
import { getClient } from "#db/clients/queries.ts";
import { clientClasses } from "#db/clients/registries.ts";
import { found } from "#db/errors.ts";
import { can } from "#db/permissions.ts";
import { countedLines, historyOf, standingOf } from "./told.ts";

/** What the dialog of the class shows when it opens: what stands, what was counted, every change, and the form. */
export const GET = apiRoute(
  "client.view",
  z.strictObject({ id: z.guid() }),
  async (tx, actor, { id }, now) => {
    const client = found(await getClient(actor, id, tx));
    const full = found(await classInFull(actor, id, now, tx));
    const { locale, timeZone } = actor;
    const t = wordsIn(locale, "classes");
    const told = { t, when: { locale, timeZone, now } };
    const may = can(actor, "client.class") && client.editable && client.archivedAt === null;
    return {
      clientId: id,
      class: full.class,
      version: full.version,
      held: full.held && { reason: full.held.reason, until: full.held.until },
      standing: standingOf(full, told),
      counted: full.counted && countedLines(full.counted, told),
      history: full.changes.map((change) => historyOf(change, told)),
      form: may
        ? {
            options: Object.entries(clientClasses).map(([value, { label }]) => ({
              value,
              label: label[locale],
            })),
            day: wordsIn(locale, "dossier").raw("dialogs").common.day,
          }
        : null,
      locale,
      words: { ...wordsIn(locale, "dossier").raw("dialogs").common, ...t.raw("dialog") },
    };
  },
);
