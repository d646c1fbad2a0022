import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { uploadImport } from "#db/imports/commands.ts";
import { limits } from "#db/imports/limits.ts";
import { limitBody } from "./limit-body.ts";

const form = 64 * 1024;

const upload = apiRoute(
  "client.import",
  z.strictObject({ file: z.instanceof(File) }),
  async (tx, actor, { file }, now) =>
    uploadImport(tx, actor, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, now),
);

/** A file from the import page. Answers with the number of the import, which the worker then reads. */
export const POST = limitBody(limits.fileBytes + form, upload);
