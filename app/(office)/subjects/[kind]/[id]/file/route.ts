import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getWords } from "#app/words.ts";
import { logAccess } from "#db/access/log.ts";
import { Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { subjectData } from "#db/subjects/dossier.ts";
import { localDate } from "#db/values/time.ts";
import { attachment } from "../../../../clients/import/[id]/errors/attachment.ts";
import { partsOf } from "../../../sections.ts";
import { subjectHtml } from "../../../subject-html.ts";

const input = z.strictObject({
  kind: z.enum(["contact", "client"]),
  id: z.guid(),
  format: z.enum(["html", "json"]),
});

const mimes = { html: "text/html; charset=utf-8", json: "application/json; charset=utf-8" };

/** The answer to a person as a file: HTML to read, JSON to take elsewhere. Having made it is written down. */
export const GET = apiRoute("subject.view", input, async (tx, actor, { kind, id, format }, now) => {
  const data = await subjectData(actor, kind, id, now, tx);
  if (!data) throw new Refused("not_found");
  const t = await getWords("subjects");
  for (const clientId of data.around) await logAccess(tx, actor, { clientId, what: "dossier" }, now);
  await recordEvent(tx, actor, { command: "subject.take", entity: kind, entityId: id, after: { format } });
  const { around: _, ...held } = data;
  const body =
    format === "json" ? JSON.stringify(held, null, 2) : subjectHtml(data, partsOf(data, t, actor), t, actor);
  const day = localDate(now, actor.timeZone);
  return new Response(body, {
    headers: {
      "content-type": mimes[format],
      "content-disposition": attachment(`${t("fileName", { day })}.${format}`, `subject-${day}.${format}`),
      "cache-control": "private, no-store",
    },
  });
});
