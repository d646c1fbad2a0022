import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Tabs } from "#components/tabs.tsx";
import { listMailings } from "#db/mailings/queries.ts";
import { can } from "#db/permissions.ts";
import { MailingsTable } from "./mailings-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("mailings"))("title") };
}

export default async function MailingsPage({ searchParams }: PageProps<"/mailings">) {
  const actor = await requireActor("mailing.view");
  const archived = (await searchParams).archived === "1";
  const [t, rows] = await Promise.all([getWords("mailings"), listMailings(actor, { archived })]);
  const edits = can(actor, "mailing.edit");
  const create = (
    <ButtonLink href="/mailings/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("title")} count={rows.length || undefined} actions={edits ? create : null} />
      <Tabs
        label={t("views")}
        className="px-6 max-md:mx-0 max-md:px-4"
        items={[
          { href: "/mailings", label: t("showLive"), current: !archived },
          { href: "/mailings?archived=1", label: t("showArchived"), current: archived },
        ]}
      />
      {rows.length === 0 ? (
        <PageBody>
          <EmptyState
            icon="send"
            title={t(archived ? "empty.archivedTitle" : "empty.title")}
            actions={
              !archived && can(actor, "segment.edit") ? (
                <ButtonLink href="/segments/new">{t("empty.segment")}</ButtonLink>
              ) : null
            }
          >
            {t(archived ? "empty.archivedText" : edits ? "empty.text" : "empty.view")}
          </EmptyState>
        </PageBody>
      ) : (
        <MailingsTable rows={rows} view={{ actor, now: new Date(), t }} />
      )}
    </>
  );
}
