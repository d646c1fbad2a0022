import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getRunningBackup } from "#db/backups/queries.ts";

/** How far the copy under way has come; null once none is. Asked every second by an open page. */
export const GET = apiRoute("backup.run", z.strictObject({}), (tx, actor, _input, now) =>
  getRunningBackup(actor, now, tx),
);
