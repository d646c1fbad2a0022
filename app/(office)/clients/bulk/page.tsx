import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { listBulkEdits } from "#db/bulk/queries.ts";
import { segmentNames } from "#db/segments/queries.ts";
import { BulkTable } from "./bulk-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("bulk"))("title") };
}

export default async function BulkEditsPage() {
  const actor = await requireActor("client.view");
  const [t, rows, names] = await Promise.all([getWords("bulk"), listBulkEdits(actor), segmentNames(actor)]);
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: t("clients"), href: "/clients" }, { label: t("title") }]}
          />
        }
      />
      {rows.length > 0 ? (
        <div className="border-t border-line">
          <BulkTable rows={rows} view={{ actor, now: new Date(), t, names }} />
        </div>
      ) : (
        <PageBody>
          <EmptyState
            icon="history"
            title={t("none")}
            actions={<ButtonLink href="/clients">{t("toList")}</ButtonLink>}
          >
            {t("noneText")}
          </EmptyState>
        </PageBody>
      )}
    </>
  );
}
