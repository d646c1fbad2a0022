import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";
import type { IconName } from "#components/icon.tsx";
import { TimelineItem } from "#components/timeline.tsx";
import type { CampaignEntry } from "#db/clients/timeline-campaigns.ts";
import { complaintKinds } from "#db/complaints/registries.ts";
import { complaintStates } from "#db/complaints/states.ts";
import { can } from "#db/permissions.ts";
import { say } from "#db/values/text.ts";
import { RecipientMark } from "../../mailings/recipient-mark.tsx";
import type { CardView } from "./card-view.ts";

/** At most this is a detractor: somebody must act on it. */
const LOW = 6;
const icons: Record<CampaignEntry["type"], IconName> = {
  letter: "send",
  answer: "message-square-text",
  complaint: "book-open",
};

type Props = { entry: CampaignEntry; time: string; dateTime: string; view: CardView };

/** What mailings, surveys and the book of complaints know of the client. */
export function FeedCampaign({ entry, time, dateTime, view }: Props) {
  return (
    <TimelineItem kind="quiet" icon={icons[entry.type]} time={time} dateTime={dateTime}>
      <span className="flex flex-wrap gap-x-3">{said(entry, view)}</span>
    </TimelineItem>
  );
}

function said(entry: CampaignEntry, { actor, client, t }: CardView): ReactNode {
  switch (entry.type) {
    case "letter": {
      const words = t("card.campaigns.letter", { name: entry.letter.mailing });
      return (
        <>
          <Linked
            // A letter names the client's people: it opens for those who see them.
            href={client.contactsVisible ? `/mailings/${entry.letter.mailingId}/letters/${entry.id}` : null}
          >
            {words}
          </Linked>
          <RecipientMark state={entry.letter.state} locale={actor.locale} />
        </>
      );
    }
    case "answer": {
      const { campaign, campaignId, score } = entry.answer;
      const words = t("card.campaigns.answer", { name: campaign });
      return (
        <>
          <Linked href={can(actor, "survey.view") ? `/surveys/${campaignId}` : null}>{words}</Linked>
          {score === null ? null : (
            <span className={cx("font-medium tabular-nums", score <= LOW ? "text-late" : "text-ink")}>
              {t("card.campaigns.score", { score })}
            </span>
          )}
        </>
      );
    }
    case "complaint": {
      const { kind, number, state } = entry.complaint;
      return (
        <>
          <Linked href={`/complaints/${entry.id}`}>
            {`${say(complaintKinds[kind].label, actor.locale)} ${number}`}
          </Linked>
          <span className="text-ink-3">{say(complaintStates[state].label, actor.locale)}</span>
        </>
      );
    }
  }
}

function Linked({ href, children }: { href: string | null; children: string }) {
  return href === null ? (
    <span>{children}</span>
  ) : (
    <a href={href} className="text-ink-2">
      {children}
    </a>
  );
}
