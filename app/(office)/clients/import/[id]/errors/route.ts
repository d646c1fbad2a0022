import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getWords } from "#app/words.ts";
import { errorFile } from "#db/imports/error-file.ts";
import { getImport } from "#db/imports/queries.ts";
import { attachment } from "./attachment.ts";

/** The rows that stayed out, as a file to correct and upload again. */
export const GET = apiRoute("client.import", z.strictObject({ id: z.guid() }), async (tx, actor, { id }) => {
  const [t, { number, result }] = await Promise.all([getWords("imports"), getImport(actor, id, tx)]);
  const parts: string[] = [];
  for await (const part of errorFile(actor, id, actor.locale, tx)) parts.push(part);
  return new Response(parts.join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(
        t("result.outFile", { count: result?.failed ?? 0 }),
        `errors-${number}.csv`,
      ),
      "cache-control": "private, no-store",
    },
  });
});
