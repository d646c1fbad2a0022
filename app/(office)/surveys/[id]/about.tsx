import { Section } from "#components/section.tsx";
import { can } from "#db/permissions.ts";
import { listColleagues } from "#db/staff/queries.ts";
import type { getCampaign } from "#db/surveys/queries.ts";
import { fullName, shortName } from "#db/values/person-name.ts";
import { localDate } from "#db/values/time.ts";
import { lastDay, type View } from "../view.ts";
import { EditCampaign } from "./edit-campaign.tsx";

interface Props {
  found: Awaited<ReturnType<typeof getCampaign>>;
  view: View;
}

async function Edit({ found: { campaign }, view: { t, actor, now } }: Props) {
  const colleagues = await listColleagues(actor);
  const { date, time, calendar, closesOn, owner, ownerDefault, name, cancel, failed } = t.raw("form");
  return (
    <EditCampaign
      id={campaign.id}
      version={campaign.version}
      name={campaign.name}
      closesOn={localDate(new Date(campaign.closesAt.getTime() - 1), actor.timeZone)}
      today={localDate(now, actor.timeZone)}
      ownerId={campaign.complaintOwnerId ?? ""}
      owners={colleagues
        .filter(({ role }) => role !== "admin")
        .map((person) => ({ value: person.id, label: fullName(person) }))}
      locale={actor.locale === "ru" ? "ru-RU" : "en-GB"}
      words={{ ...t.raw("edit"), date, time, calendar, closesOn, owner, ownerDefault, name, cancel, failed }}
    />
  );
}

/** What was asked, whom, until when, and who hears the unhappy ones. */
export function About({ found, view }: Props) {
  const { t, actor } = view;
  const { campaign, questionnaire, number, segment, owner } = found;
  const about = (label: string, value: React.ReactNode) => (
    <>
      <dt>{label}</dt>
      <dd className="min-w-0 break-words">{value}</dd>
    </>
  );
  return (
    <Section
      title={t("results.about")}
      action={can(actor, "survey.edit") ? <Edit found={found} view={view} /> : null}
    >
      <dl className="facts survey-facts">
        {about(
          t("results.questionnaire"),
          <a href={`/surveys/questionnaires/${questionnaire.id}`}>
            {t("results.versionOf", { name: questionnaire.name, number })}
          </a>,
        )}
        {about(
          t("results.segment"),
          segment ? <a href={`/segments/${segment.id}`}>{segment.name}</a> : t("results.noSegment"),
        )}
        {about(t("results.closes"), lastDay(campaign.closesAt, view))}
        {about(t("results.low"), t("results.lowUpTo", { n: campaign.lowScore }))}
        {about(t("results.owner"), owner ? shortName(owner) : t("form.ownerDefault"))}
      </dl>
    </Section>
  );
}
