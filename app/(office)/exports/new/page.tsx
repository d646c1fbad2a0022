import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { columnsFor, countExport } from "#db/exports/commands.ts";
import { exportFormats } from "#db/exports/formats.ts";
import { type ExportKind, exportKinds } from "#db/exports/kinds.ts";
import { columnsOf } from "#db/exports/registry.ts";
import { db } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { formatNumber } from "#db/values/money.ts";
import { rawOf } from "../../clients/search.ts";
import { readers } from "../read-order.ts";
import { ExportForm } from "./export-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("exports"))("new.title") };
}

const backTo: Record<ExportKind, (query: string) => string> = {
  clients: (query) => `/clients${query ? `?${query}` : ""}`,
  complaints: (query) => `/complaints${query ? `?${query}` : ""}`,
  recipients: (query) => `/mailings/${new URLSearchParams(query).get("mailing") ?? ""}/recipients`,
};

/** What would leave, before it does: how many rows of which list, and which columns. */
export default async function NewExportPage({ searchParams }: PageProps<"/exports/new">) {
  const actor = await requireActor();
  const raw = await searchParams;
  const kind = [raw.of ?? []].flat()[0] as ExportKind;
  if (!Object.hasOwn(exportKinds, kind) || !can(actor, exportKinds[kind].permission)) notFound();
  const query = ([raw.list ?? []].flat()[0] ?? "").slice(0, 8_000);
  const now = new Date();
  const t = await getWords("exports");
  const list = await readers[kind](rawOf(query), actor, now);
  const [count, all, allowed] = await Promise.all([
    countExport(actor, { kind, filter: list.filter }, now),
    columnsOf(kind, db),
    columnsFor(actor, kind),
  ]);
  const label = exportKinds[kind].label[actor.locale];
  const hidden = all.length > allowed.length;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label, href: backTo[kind](query) }, { label: t("new.title") }]}
          />
        }
        title={t("new.heading", { what: label.toLowerCase() })}
      />
      <PageBody className="grid max-w-[720px] gap-5">
        <div className="grid gap-1 text-sm">
          <p className="text-base">{t("new.rows", { n: count, count: formatNumber(count, actor.locale) })}</p>
          <p className="text-ink-2">
            {list.filterWords.length > 0 ? list.filterWords.join(" · ") : t("new.noFilter")}
          </p>
          {kind === "clients" && actor.role !== "director" ? (
            <p className="text-xs text-ink-3">{t("new.ownOnly")}</p>
          ) : null}
        </div>
        {count === 0 ? (
          <Notice tone="soon">{t("new.empty")}</Notice>
        ) : (
          <ExportForm
            kind={kind}
            query={query}
            columns={allowed.map(({ key, label: name, isContact }) => ({
              key,
              label: name[actor.locale],
              isContact: isContact === true,
              shown: list.columns.includes(key) && !isContact,
            }))}
            formats={Object.entries(exportFormats).map(([value, { label: name }]) => ({
              value,
              label: name[actor.locale],
            }))}
            hiddenNote={hidden ? t("new.contactsHidden") : null}
            words={t.raw("form")}
          />
        )}
        <p className="text-xs text-ink-3">{t("new.logged")}</p>
      </PageBody>
    </>
  );
}
