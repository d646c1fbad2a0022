import type { ReactNode } from "react";
import { Avatar } from "#components/avatar.tsx";
import { Badge } from "#components/badge.tsx";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { mailingKinds } from "#db/mailings/kinds.ts";
import { fullName } from "#db/values/person-name.ts";
import { say } from "#db/values/text.ts";
import { MailingMark } from "../state-mark.tsx";
import type { View } from "../translator.ts";
import type { Mailing } from "./who.tsx";

interface Props {
  of: Mailing;
  view: View;
  actions?: ReactNode;
  /** Below the mailing itself: its recipients, one letter. */
  below?: string;
}

export function MailingHeader({ of, view: { actor, t }, actions, below }: Props) {
  const crumbs = below
    ? [{ label: of.name, href: `/mailings/${of.id}` }, { label: below }]
    : [{ label: of.name }];
  return (
    <PageHeader
      object
      breadcrumbs={
        <Breadcrumbs label={t("path")} items={[{ label: t("title"), href: "/mailings" }, ...crumbs]} />
      }
      title={below ?? of.name}
      actions={actions}
      meta={
        <>
          <Badge>{say(mailingKinds[of.kind].label, actor.locale)}</Badge>
          <MailingMark state={of.state} locale={actor.locale} />
          <span className="inline-flex items-center gap-1.5">
            <Avatar name={`${of.creator.given} ${of.creator.surname}`} size={20} />
            {fullName(of.creator)}
          </span>
          {of.campaignId ? (
            <a className="link" href={`/surveys/${of.campaignId}`}>
              {t("kindField.toSurvey")}
            </a>
          ) : null}
        </>
      }
    />
  );
}
