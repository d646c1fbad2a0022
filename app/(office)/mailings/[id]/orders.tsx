import { mayLaunchMailing } from "#db/mailings/access.ts";
import type { Progress } from "#db/mailings/queries.ts";
import type { View } from "../translator.ts";
import { CancelDialog } from "./cancel-dialog.tsx";
import { OrderButton } from "./order-button.tsx";
import { tally } from "./tally.ts";
import type { Mailing } from "./who.tsx";

/** What may still be done with a mailing that is under way. */
export function Orders({ of, counts, view: { actor, t } }: { of: Mailing; counts: Progress; view: View }) {
  if (!mayLaunchMailing(actor, of.kind) || of.state === "finished" || of.state === "cancelled") return null;
  const failed = t("form.failed");
  const { left, done } = tally(counts);
  return (
    <>
      {of.state === "running" ? (
        <OrderButton
          order="pause"
          icon="pause"
          mailingId={of.id}
          words={{ label: t("work.pause"), pending: t("work.pausing"), failed }}
        />
      ) : null}
      {of.state === "paused" ? (
        <OrderButton
          order="resume"
          icon="play"
          variant="primary"
          mailingId={of.id}
          words={{ label: t("work.resume"), pending: t("work.resuming"), failed }}
        />
      ) : null}
      <CancelDialog mailingId={of.id} words={{ ...t.raw("work"), failed }}>
        <p>{t("work.cancelSent", { n: done })}</p>
        {of.state === "launching" ? null : <p>{t("work.cancelLeft", { n: left })}</p>}
        <p className="text-ink-3">{t("work.cancelUnknown")}</p>
      </CancelDialog>
    </>
  );
}
