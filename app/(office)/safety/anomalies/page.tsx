import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { listAnomalies } from "#db/access/queries.ts";
import { SafetyTabs } from "../safety-tabs.tsx";
import { AnomalyItem } from "./anomaly-item.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("watch"))("anomalies.title") };
}

/** What looks like the base being carried away; what nobody has looked at stands first. */
export default async function AnomaliesPage() {
  const actor = await requireActor("anomaly.check");
  const [t, rows] = await Promise.all([getWords("watch"), listAnomalies(actor)]);
  const view = { actor, t, now: new Date() };
  return (
    <>
      <PageHeader title={t("anomalies.title")} />
      <SafetyTabs actor={actor} current="anomalies" />
      <PageBody className="max-w-[880px] pt-4">
        {rows.length === 0 ? (
          <EmptyState icon="shield-check" title={t("anomalies.none")}>
            {t("anomalies.noneText")}
          </EmptyState>
        ) : (
          <ul>
            {rows.map((row) => (
              <AnomalyItem key={row.id} row={row} view={view} />
            ))}
          </ul>
        )}
      </PageBody>
    </>
  );
}
