import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { listMerges, listPeopleMerges } from "#db/merges/queries.ts";
import { MergeItem } from "./merge-item.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("duplicates"))("merged") };
}

/** Merges that can still be undone, and what an undo had to leave. */
export default async function MergedPage() {
  const actor = await requireActor("client.merge");
  const now = new Date();
  const [t, ...both] = await Promise.all([
    getWords("duplicates"),
    listMerges(actor, now),
    listPeopleMerges(actor, now),
  ]);
  const rows = both.flat().sort((a, b) => b.mergedAt.getTime() - a.mergedAt.getTime());
  return (
    <>
      <PageHeader
        title={t("merged")}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: t("clients"), href: "/clients" },
              { label: t("title"), href: "/clients/duplicates" },
              { label: t("merged") },
            ]}
          />
        }
      />
      {rows.length === 0 ? (
        <EmptyState icon="merge" title={t("noMerges")}>
          {t("noMergesText")}
        </EmptyState>
      ) : (
        <ul className="pairs">
          {rows.map((row) => (
            <MergeItem key={row.id} row={row} view={{ actor, now, t }} />
          ))}
        </ul>
      )}
    </>
  );
}
