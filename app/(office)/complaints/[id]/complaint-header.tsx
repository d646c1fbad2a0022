import { Avatar } from "#components/avatar.tsx";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { ClassMark } from "#components/class-mark.tsx";
import { PageHeader } from "#components/page-header.tsx";
import {
  complaintChannels,
  complaintDemands,
  complaintKinds,
  complaintSeverities,
} from "#db/complaints/registries.ts";
import { liveTrackingLink } from "#db/complaints/tracking-link.ts";
import { formatMoney } from "#db/values/money.ts";
import { formatDateTime } from "#db/values/time.ts";
import { type ComplaintView, zoned } from "./complaint-view.ts";

/** What it is about, whose it is, who answers, how bad, what they ask for, whence and when. */
export function ComplaintHeader({ view }: { view: ComplaintView }) {
  const { t, item, actor, moves } = view;
  const { locale } = actor;
  return (
    <PageHeader
      object
      title={item.subject}
      breadcrumbs={
        <Breadcrumbs
          label={t("page.path")}
          items={[{ label: t("title"), href: "/complaints" }, { label: item.number }]}
        />
      }
      actions={
        // The link lets its holder write as the client, so only those who handle the complaint are given it.
        moves.includes("edit") || moves.includes("reopen") ? (
          <ButtonLink
            variant="ghost"
            icon="link"
            href={liveTrackingLink(item.id)}
            target="_blank"
            rel="noopener"
          >
            {t("page.tracking")}
          </ButtonLink>
        ) : null
      }
      meta={
        <>
          {item.client ? (
            <span className="inline-flex items-center gap-1.5">
              <ClassMark
                letter={item.client.class}
                label={t("classLabel", { letter: item.client.class })}
                small
              />
              <a href={`/clients/${item.client.id}`}>{item.client.name}</a>
            </span>
          ) : (
            <span>{item.fromName}</span>
          )}
          <span className="who">
            <Avatar name={item.owner.name} size={20} holder={item.state !== "closed" && !waits(item)} />
            {t("page.answers", { name: item.owner.name })}
          </span>
          {item.candidate ? <span>{t("page.handed", { name: item.candidate.name })}</span> : null}
          {complaintKinds[item.kind].needsVerdict ? (
            <span>{t("page.severity", { word: complaintSeverities[item.severity].label[locale] })}</span>
          ) : (
            <span>{complaintKinds[item.kind].label[locale]}</span>
          )}
          {demandWords(view)}
          <span>
            {t("page.since", {
              channel: complaintChannels[item.channel].label[locale],
              when: formatDateTime(item.registeredAt, zoned(view)),
            })}
          </span>
        </>
      }
    />
  );
}

const waits = ({ state }: ComplaintView["item"]) => state === "waiting_client";

function demandWords({ t, item, actor }: ComplaintView) {
  const demand = complaintDemands[item.demand].label[actor.locale];
  if (item.claimedKopecks !== null) {
    const sum = formatMoney(item.claimedKopecks, actor.locale);
    if (item.demand === "none") return <span>{sum}</span>;
    return <span>{t("page.demandsSum", { demand, sum })}</span>;
  }
  return item.demand === "none" ? null : <span>{t("page.demands", { demand })}</span>;
}
