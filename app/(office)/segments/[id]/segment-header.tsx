import type { Words } from "#app/words.ts";
import { Avatar } from "#components/avatar.tsx";
import { Badge } from "#components/badge.tsx";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { PageHeader } from "#components/page-header.tsx";
import type { StaffActor } from "#db/actor.ts";
import { can } from "#db/permissions.ts";
import type { SegmentRow } from "#db/segments/queries.ts";
import { formatShortDay } from "#db/values/time.ts";
import { SegmentMenu } from "./archive-menu.tsx";

interface Props {
  segment: SegmentRow;
  view: { actor: StaffActor; now: Date; t: Words<"segments"> };
}

/** What it is called, whose it is, and what is made from it. */
export function SegmentHeader({ segment, view: { actor, now, t } }: Props) {
  const { id, name, version, creator, updatedAt, archivedAt } = segment;
  const isList = segment.kind === "fixed";
  const who = [creator.given, creator.surname].filter(Boolean).join(" ");
  const day = formatShortDay(updatedAt, { locale: actor.locale, timeZone: actor.timeZone, now });
  return (
    <>
      <PageHeader
        object
        title={name}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: t("title"), href: "/segments" }, { label: name }]}
          />
        }
        actions={
          <>
            {archivedAt === null && can(actor, "survey.edit") ? (
              <ButtonLink variant="second" icon="message-square-text" href={`/surveys/new?segment=${id}`}>
                <span className="max-md:sr-only">{t("toSurvey")}</span>
              </ButtonLink>
            ) : null}
            {archivedAt === null && can(actor, "mailing.edit") ? (
              <ButtonLink variant="second" icon="send" href={`/mailings/new?segment=${id}`}>
                <span className="max-md:sr-only">{t("toMailing")}</span>
              </ButtonLink>
            ) : null}
            {can(actor, "segment.edit") ? (
              <SegmentMenu
                id={id}
                version={version}
                archived={archivedAt !== null}
                words={t.raw("archiving")}
              />
            ) : null}
          </>
        }
        meta={
          <>
            <Badge>{t(isList ? "list.kind" : "live")}</Badge>
            <span>{t(isList ? "list.kindNote" : "liveNote")}</span>
            <span className="who">
              <Avatar name={who} size={20} />
              {who}
            </span>
            <span>{t("updated", { day })}</span>
          </>
        }
      />
      {archivedAt ? (
        <Notice tone="soon" className="mx-6 mb-4 max-md:mx-4">
          {t("archived")}
        </Notice>
      ) : null}
    </>
  );
}
