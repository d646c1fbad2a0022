import { StateLine } from "#components/stage-mark.tsx";
import type { MailingState } from "#db/mailings/states.ts";
import { lastDay, type View } from "./view.ts";

interface Props {
  closesAt: Date;
  mailing: { state: MailingState } | null;
  view: View;
}

/** Where a campaign stands, for somebody who waits for answers: not sent, open, closed. */
export function CampaignState({ closesAt, mailing, view }: Props) {
  const { t, now } = view;
  const day = lastDay(closesAt, view);
  if (closesAt <= now) return <StateLine icon="stage-6">{t("states.closed", { day })}</StateLine>;
  if (mailing?.state === "cancelled")
    return (
      <StateLine icon="ban" tone="off">
        {t("states.stopped")}
      </StateLine>
    );
  if (!mailing || mailing.state === "draft") return <StateLine icon="stage-0">{t("states.draft")}</StateLine>;
  return (
    <StateLine icon="stage-2" tone="live">
      {t("states.open", { day })}
    </StateLine>
  );
}
