import type { ImportState } from "#db/imports/input.ts";
import { type getImport, isStalled } from "#db/imports/queries.ts";
import type { View } from "../translator.ts";
import { LiveWork } from "./live-work.tsx";
import { OrderButton } from "./order-button.tsx";
import { StopDialog } from "./stop-dialog.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

const titles = {
  reading: "reading",
  checking: "checking",
  running: "running",
  stopping: "stopping",
  withdrawing: "withdrawing",
  undoing: "undoing",
} as const;
const isBusy = (state: ImportState): state is keyof typeof titles => state in titles;

/** The worker's bar, drawn at once from what is known and then kept up by the browser. */
export function Work({ of, view: { actor, now, t } }: { of: Import; view: View }) {
  if (!isBusy(of.state)) return null;
  const { id, state, total, doneRows, version, progressAt } = of;
  return (
    <LiveWork
      key={version}
      importId={id}
      progress={{ state, total, doneRows, version, stalled: isStalled(state, progressAt, now) }}
      stop={of.state === "checking" || of.state === "running" ? <StopButtons of={of} t={t} /> : null}
      locale={actor.locale === "en" ? "en-GB" : "ru-RU"}
      words={{
        title: t(`work.${titles[of.state]}`),
        of: t.raw("work").of,
        close: t("work.close"),
        stalled: t("work.stalled"),
        resume: t("work.resume"),
        resuming: t("work.resuming"),
        left: t.raw("work").left,
        rate: t.raw("work").rate,
      }}
    />
  );
}

/** Stopping asks what is to become of the rows that are in already. */
function StopButtons({ of, t }: { of: Import; t: View["t"] }) {
  const target = { importId: of.id, version: of.version };
  if (of.state === "checking") {
    return (
      <OrderButton
        order="stop"
        size="sm"
        target={target}
        label={t("work.stop")}
        pendingLabel={t("work.stopping")}
      />
    );
  }
  return (
    <StopDialog
      target={target}
      words={{
        open: t("work.stop"),
        title: t("work.stopTitle"),
        text: t("work.stopText"),
        leave: t("work.goOn"),
        keep: t("work.keepWritten"),
        back: t("work.takeBack"),
        stopping: t("work.stopping"),
      }}
    />
  );
}
