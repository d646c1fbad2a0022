import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { errorFile } from "#db/imports/error-file.ts";
import { getImport } from "#db/imports/queries.ts";
import type { Locale } from "#db/values/locale.ts";
import { attachment } from "./attachment.ts";

type Import = Awaited<ReturnType<typeof getImport>>;

/** «Загрузка № 7: не вошло 3.csv», without the catalogues: they are asked for outside the transaction. */
function fileName(number: number, result: Import["result"], locale: Locale): string {
  const count = (result?.failed ?? 0) + (result?.skipped ?? 0);
  return locale === "en"
    ? `Import ${number}, ${count} left out.csv`
    : `Загрузка № ${number}, не вошло ${count}.csv`;
}

/** The rows that stayed out, as a file to correct and upload again. */
export const GET = apiRoute("client.import", z.strictObject({ id: z.guid() }), async (tx, actor, { id }) => {
  const { number, result } = await getImport(actor, id, tx);
  const parts: string[] = [];
  for await (const part of errorFile(actor, id, actor.locale, tx)) parts.push(part);
  return new Response(parts.join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(fileName(number, result, actor.locale), `errors-${number}.csv`),
      "cache-control": "private, no-store",
    },
  });
});
