import { z } from "zod";
import { filePolicy } from "#app/policy.ts";
import { apiRoute } from "#app/routes.ts";
import { found } from "#db/errors.ts";
import { endingOf, fileTypes } from "#db/files/content-types.ts";
import { getFile, readFile } from "#db/files/queries.ts";
import { attachment } from "../../../../import/[id]/errors/attachment.ts";

/**
 * A file, handed out to be kept and never to be shown in this origin: whatever is in it, the browser runs none of it.
 * Asked for through its client, part by part.
 */
export const GET = apiRoute(
  "client.view",
  z.strictObject({ id: z.guid(), file: z.guid() }),
  async (tx, actor, { id, file }) => {
    const { name, type, size } = found(await getFile(actor, { clientId: id, id: file }, tx));
    const parts = readFile(file);
    // Nothing is read ahead: the first part is asked for when this transaction is over.
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(stream) {
          const { value, done } = await parts.next();
          if (done) stream.close();
          else stream.enqueue(value);
        },
      },
      { highWaterMark: 0 },
    );
    const ending = endingOf(name).replace(/[^a-z0-9]/g, "");
    return new Response(body, {
      headers: {
        "content-type": fileTypes[type].media,
        "content-length": String(size),
        "content-disposition": attachment(name, ending ? `file.${ending}` : "file"),
        "x-content-type-options": "nosniff",
        "content-security-policy": filePolicy,
        "cache-control": "private, no-store",
      },
    });
  },
);
