import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { found } from "#db/errors.ts";
import { getMailing, progressOf } from "#db/mailings/queries.ts";
import { getHold } from "#db/outbox/hold.ts";

export interface MailingProgress {
  state: string;
  version: number;
  counts: Awaited<ReturnType<typeof progressOf>>;
  held: boolean;
}

/** How far the letters have come: asked every other second by an open page. */
export const GET = apiRoute(
  "mailing.view",
  z.strictObject({ id: z.guid() }),
  async (tx, actor, { id }): Promise<MailingProgress> => {
    const { state, version } = found(await getMailing(actor, id, tx));
    return { state, version, counts: await progressOf(actor, id, tx), held: (await getHold(tx)) !== null };
  },
);
