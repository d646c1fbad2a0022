import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { orNotFound } from "#app/or-not-found.ts";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { CustodyMark } from "#components/custody-mark.tsx";
import { Fact, Facts } from "#components/facts.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { getAssignment } from "#db/assignments/queries.ts";
import { assignmentStates } from "#db/assignments/states.ts";
import { AssignmentActions } from "../assignment-actions.tsx";
import { AssignmentDesk } from "../assignment-desk.tsx";
import { Chain } from "../chain.tsx";
import { CustodyLine } from "../custody-line.tsx";
import { ClientLink, WorkTerm } from "../work-row.tsx";
import { dueOf, whenOf, workView } from "../work-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("assignments"))("detail.one") };
}

export default async function AssignmentPage({ params }: PageProps<"/assignments/[id]">) {
  const actor = await requireActor("assignment.act");
  const { id } = await params;
  if (!z.guid().safeParse(id).success) notFound();
  const [item, view] = await Promise.all([
    getAssignment(actor, id).catch(orNotFound),
    workView(actor, new Date()),
  ]);
  const { t } = view;
  const { label, mark } = assignmentStates[item.state];
  const returned = item.chain.at(-1)?.command === "return";
  const crumbs = [{ label: t("title"), href: "/assignments" }, { label: t("detail.one") }];
  const isMoved = item.askedDueAt.getTime() !== item.dueAt.getTime();
  return (
    <>
      <PageHeader
        object
        breadcrumbs={<Breadcrumbs label={t("detail.path")} items={crumbs} />}
        title={item.title}
        meta={
          <>
            <CustodyMark state={returned ? "returned" : mark}>
              {returned ? t("detail.returned") : label[actor.locale]}
            </CustodyMark>
            {item.round > 1 ? <span>{t("detail.round", { n: item.round })}</span> : null}
            <CustodyLine item={item} view={view} />
          </>
        }
      />
      <PageBody className="grid max-w-[1040px] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_320px]">
        <Section title={t("detail.chain")} note={t("detail.chainNote")} className="lg:col-start-1">
          <Chain item={item} view={view} />
        </Section>
        <div className="grid gap-4 max-lg:order-first lg:col-start-2 lg:row-start-1">
          <AssignmentActions item={item} view={view} />
          <Facts>
            <Fact label={t("detail.term")}>
              <WorkTerm item={item} view={view} />
            </Fact>
            {isMoved ? <Fact label={t("detail.asked")}>{dueOf(view, item.askedDueAt).date}</Fact> : null}
            {item.client ? (
              <Fact label={t("detail.client")}>
                <span className="[&>a]:-my-0.5 [&>a]:flex [&>a]:items-center [&>a]:gap-1.5">
                  <ClientLink client={item.client} view={view} />
                </span>
              </Fact>
            ) : null}
            <Fact label={t("detail.from")}>{item.issuer.name}</Fact>
            <Fact label={t("detail.to")}>
              {item.executor?.name ?? t("detail.wholeDepartment", { name: item.department?.name ?? "" })}
            </Fact>
            <Fact label={t("detail.created")}>{whenOf(view, item.createdAt)}</Fact>
            {item.details ? (
              <Fact label={t("detail.details")}>
                <span className="whitespace-pre-line">{item.details}</span>
              </Fact>
            ) : null}
          </Facts>
        </div>
        <AssignmentDesk view={view} />
      </PageBody>
    </>
  );
}
