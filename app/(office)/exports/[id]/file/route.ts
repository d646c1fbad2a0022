import { Readable } from "node:stream";
import { z } from "zod";
import { currentActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { type RefusalCode, Refused, refusals } from "#db/errors.ts";
import { takeExport } from "#db/exports/commands.ts";
import { exportFormats } from "#db/exports/formats.ts";
import { exportKinds } from "#db/exports/kinds.ts";
import { exportStream } from "#db/exports/stream.ts";
import { inTransaction } from "#db/index.ts";
import type { Locale } from "#db/values/text.ts";
import { localDate } from "#db/values/time.ts";
import { attachment } from "../../../clients/import/[id]/errors/attachment.ts";

const statuses: Partial<Record<RefusalCode, number>> = { signed_out: 401, forbidden: 403, not_found: 404 };

const no = (code: RefusalCode, locale: Locale) =>
  new Response(refusals[code][locale], {
    status: statuses[code] ?? 410,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" },
  });

/**
 * The file of an order, made while it is fetched. Not `apiRoute`: one transaction would last as long as the slowest line.
 * The link was given to one person for one time, so a page elsewhere that leads here finds nothing to take.
 */
export async function GET(_: Request, { params }: RouteContext<"/exports/[id]/file">): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return no("signed_out", "ru");
  const { id } = await params;
  if (!z.guid().safeParse(id).success) return no("not_found", actor.locale);
  try {
    const now = new Date();
    const order = await inTransaction((tx) => takeExport(tx, actor, id, now));
    const t = await getWords("exports");
    const what = exportKinds[order.kind].label[actor.locale];
    const day = localDate(now, actor.timeZone);
    const bytes = exportStream(actor, order, () => new Date());
    return new Response(Readable.toWeb(Readable.from(bytes)) as unknown as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": exportFormats[order.format].mime,
        "content-disposition": attachment(
          t("file", { what, day, number: order.number, format: order.format }),
          `export-${order.number}.${order.format}`,
        ),
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (error instanceof Refused) return no(error.code, actor.locale);
    throw error;
  }
}

/** Made of GET by the framework otherwise: a look by a proxy or a scanner would spend the one time. */
export const HEAD = (): Response => new Response(null, { status: 405, headers: { allow: "GET" } });
