import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { getWords } from "#app/words.ts";
import { PageBody } from "#components/page-header.tsx";
import { logAccess } from "#db/access/log.ts";
import { complaintClocks, complaintEntries, listQuestions, movesOf } from "#db/complaints/queries.ts";
import { complaintOutcomes, tellingWays } from "#db/complaints/registries.ts";

import { db } from "#db/index.ts";
import { AssignmentDesk } from "../../assignments/assignment-desk.tsx";
import { workView } from "../../assignments/work-view.ts";
import { optionsOf } from "../options.ts";
import { ComplaintDesk } from "./complaint-desk.tsx";
import { ComplaintHeader } from "./complaint-header.tsx";
import type { ComplaintView } from "./complaint-view.ts";
import { Correspondence } from "./correspondence.tsx";
import { DecisionPanel } from "./decision-panel.tsx";
import { typedMoney } from "./facts.ts";
import { FactsPanel } from "./facts-panel.tsx";
import { loadComplaint } from "./load.ts";
import { NextPanel } from "./next-panel.tsx";
import { StateSteps } from "./state-steps.tsx";
import { Tasks } from "./tasks.tsx";
import { Terms } from "./terms.tsx";

export async function generateMetadata({ params }: PageProps<"/complaints/[id]">): Promise<Metadata> {
  const { item } = await loadComplaint((await params).id);
  return item ? { title: item.number } : {};
}

export default async function ComplaintPage({ params, searchParams }: PageProps<"/complaints/[id]">) {
  const { actor, item } = await loadComplaint((await params).id);
  if (!item) notFound();
  const now = new Date();
  const { client } = item;
  if (client) after(() => logAccess(db, actor, { clientId: client.id, what: "complaint" }, now));
  const [{ show }, t, work, entries, tasks, clocks] = await Promise.all([
    searchParams,
    getWords("complaints"),
    workView(actor, now),
    complaintEntries(actor, item.id),
    listQuestions(actor, item.id),
    complaintClocks(actor, item.id, now),
  ]);
  const moves = movesOf(item, actor);
  const view: ComplaintView = { actor, now, t, work, item, entries, tasks, clocks, moves };
  return (
    <>
      <ComplaintHeader view={view} />
      <StateSteps kind={item.kind} state={item.state} locale={actor.locale} label={t("page.stepsNav")} />
      <PageBody className="grid items-start gap-x-10 gap-y-8 pt-6 xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 gap-8">
          <NextPanel view={view} />
          <Terms view={view} />
          <Correspondence view={view} show={show} />
        </div>
        <div className="grid min-w-0 gap-8">
          <DecisionPanel view={view} />
          <Tasks view={view} />
          <FactsPanel view={view} />
        </div>
      </PageBody>
      <ComplaintDesk
        target={{
          id: item.id,
          version: item.version,
          rootCause: item.rootCause ?? "",
          cost: typedMoney(item.costKopecks),
          fromName: item.fromName,
          answeredAt: item.answeredAt?.toISOString() ?? null,
          timeZone: actor.timeZone,
          localeTag: actor.locale === "en" ? "en-GB" : "ru-RU",
          tellingWays: optionsOf(tellingWays, actor.locale),
        }}
        outcomes={optionsOf(complaintOutcomes, actor.locale)}
        words={t.raw("desk")}
      />
      <AssignmentDesk view={work} />
    </>
  );
}
