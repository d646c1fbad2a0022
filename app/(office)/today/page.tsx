import type { Metadata } from "next";
import { Suspense } from "react";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { officeCounts } from "#db/assignments/office.ts";
import { listMyWork } from "#db/assignments/queries.ts";
import { listRecentClients } from "#db/clients/queries.ts";
import { emptyComplaintSearch, ME } from "#db/complaints/list-input.ts";
import { listComplaints } from "#db/complaints/queries.ts";
import { can } from "#db/permissions.ts";
import { capitalize } from "#db/values/text.ts";
import { formatLongDay } from "#db/values/time.ts";
import { AssignButton } from "../assignments/assign-button.tsx";
import { AssignmentDesk } from "../assignments/assignment-desk.tsx";
import { WorkSection } from "../assignments/work-section.tsx";
import { workView } from "../assignments/work-view.ts";
import { MyComplaints } from "./my-complaints.tsx";
import { Office, WhereItStands } from "./office.tsx";
import { RecentClients } from "./recent-clients.tsx";
import { todaySections } from "./today-sections.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("frame"))("today") };
}

export default async function TodayPage() {
  const actor = await requireActor();
  const now = new Date();
  const recent = can(actor, "client.view") ? listRecentClients(actor, 8) : null;
  const complaints = can(actor, "complaint.view")
    ? listComplaints(actor, { ...emptyComplaintSearch, owner: ME }, now)
    : null;
  const office = can(actor, "office.count") ? officeCounts(actor, now) : null;
  const [t, view, work] = await Promise.all([
    getWords("today"),
    workView(actor, now),
    listMyWork(actor, { now, limit: 20 }),
  ]);
  const sections = todaySections(work);
  return (
    <>
      <PageHeader
        title={capitalize(formatLongDay(now, { ...actor, now }))}
        actions={<AssignButton view={view} variant="primary" />}
      />
      <PageBody>
        {office ? (
          <Suspense>
            <Office actor={actor} now={now} counts={office} />
          </Suspense>
        ) : null}
        <div className="grid items-start gap-x-12 xl:grid-cols-[minmax(0,1fr)_320px]">
          <div className="min-w-0">
            {sections.length === 0 ? (
              <EmptyState
                icon="sun"
                title={t("calm.title")}
                actions={<ButtonLink href="/assignments">{t("calm.action")}</ButtonLink>}
              >
                {t("calm.text")}
              </EmptyState>
            ) : null}
            {sections.map(({ name, total, rows, more }) => (
              <WorkSection
                key={name}
                id={name}
                title={t(`sections.${name}`)}
                note={t(`notes.${name}`)}
                total={total}
                rows={rows}
                view={view}
                late={name === "overdue"}
                moreHref={more}
                narrow
              />
            ))}
            {complaints ? (
              <Suspense>
                <MyComplaints actor={actor} now={now} complaints={complaints} />
              </Suspense>
            ) : null}
          </div>
          <Suspense>
            <div>
              {recent ? <RecentClients clients={recent} view={view} /> : null}
              {office ? <WhereItStands counts={office} /> : null}
            </div>
          </Suspense>
        </div>
        <AssignmentDesk view={view} />
      </PageBody>
    </>
  );
}
