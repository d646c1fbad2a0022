import { letterToRender, materialise } from "#db/mailings/materialise.ts";
import { renderMailing } from "#emails/mailing.tsx";
import type { Job } from "./run.ts";

/** Make a launched mailing ready to be sent: its letter rendered once, its recipients written down once. */
export const gatherMailing: Job<"mailings.gather"> = async ({ mailingId }, run) => {
  const props = await letterToRender(mailingId);
  if (props === null) return;
  const recipients = await materialise(mailingId, await renderMailing(props), run.now());
  run.log.info({ mailing: mailingId, recipients }, "mailing gathered");
};
