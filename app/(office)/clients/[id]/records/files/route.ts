import { z } from "zod";
import { requestLocale } from "#app/locale.ts";
import { failure } from "#app/refusal.ts";
import { apiRoute } from "#app/routes.ts";
import { attachFile } from "#db/files/commands.ts";
import { attachFile as input } from "#db/files/input.ts";
import { MOST_BYTES } from "#db/files/limits.ts";
import { limitBody } from "../../../import/upload/limit-body.ts";

const form = 64 * 1024;

const upload = apiRoute(
  "file.attach",
  z
    .strictObject({
      id: z.guid(),
      key: input.shape.key,
      agreementId: z.guid().optional(),
      interactionId: z.guid().optional(),
      file: z.instanceof(File),
    })
    .transform(({ file, id, agreementId = null, interactionId = null, key }) => ({
      file,
      place: { key, clientId: id, agreementId, interactionId, name: file.name },
    }))
    .pipe(z.object({ file: z.instanceof(File), place: input })),
  async (tx, actor, { file, place }, now) =>
    attachFile(tx, actor, place, new Uint8Array(await file.arrayBuffer()), now),
);

/** A file for the card. Read only as far as a file may weigh, whoever sends it. */
export const POST = limitBody(MOST_BYTES + form, upload, async () =>
  Response.json(failure("file_over_limit", await requestLocale()), { status: 413 }),
);
