import { z } from "zod";
import { requestLocale } from "#app/locale.ts";
import { apiRoute } from "#app/routes.ts";
import { uploadImport } from "#db/imports/commands.ts";
import { kindKeys } from "#db/imports/input.ts";
import { limits } from "#db/imports/limits.ts";
import { limitBody } from "./limit-body.ts";
import { faultAnswer, refuseFile } from "./refuse-file.ts";

const form = 64 * 1024;

const upload = apiRoute(
  "client.import",
  z.strictObject({
    file: z.instanceof(File),
    kind: z.enum(kindKeys).optional(),
    template: z.uuid().optional(),
  }),
  async (tx, actor, { file, kind, template: templateId }, now) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return (
      refuseFile(bytes, actor.locale) ??
      uploadImport(tx, actor, { name: file.name, bytes, kind, templateId }, now)
    );
  },
);

/** A file from the import page. Answers with the number of the import, which the worker then reads. */
export const POST = limitBody(limits.fileBytes + form, upload, async () =>
  faultAnswer("too_large", await requestLocale()),
);
