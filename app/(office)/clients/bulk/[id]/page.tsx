import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { orNotFound } from "#app/or-not-found.ts";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { getBulkEdit, getBulkProgress, undoableUntil } from "#db/bulk/queries.ts";
import { segmentNames } from "#db/segments/queries.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime, formatShortDay } from "#db/values/time.ts";
import { BulkStateBadge, changeWords } from "../bulk-table.tsx";
import { LiveBulk } from "./live-bulk.tsx";
import { Outcomes } from "./outcomes.tsx";
import { UndoBulk } from "./undo-bulk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("bulk"))("title") };
}

export default async function BulkEditPage({ params }: PageProps<"/clients/bulk/[id]">) {
  const actor = await requireActor("client.view");
  const { id } = await params;
  if (!z.guid().safeParse(id).success) notFound();
  const now = new Date();
  const [t, edit, names] = await Promise.all([
    getWords("bulk"),
    getBulkEdit(actor, id).catch(orNotFound),
    segmentNames(actor),
  ]);
  const view = { actor, now, t, names };
  const { state, number, version, change } = edit;
  const until = undoableUntil(edit);
  const isLive = state === "running" || state === "undoing";
  const at = formatDateTime(edit.createdAt, { ...actor, now });
  return (
    <>
      <PageHeader
        object
        title={changeWords(edit, view)}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: t("clients"), href: "/clients" },
              { label: t("title"), href: "/clients/bulk" },
              { label: t("one", { number }) },
            ]}
          />
        }
        meta={
          <>
            <BulkStateBadge state={state} t={t} />
            <span>{t("by", { name: shortName(edit.author), at })}</span>
          </>
        }
        actions={
          ["done", "cancelled", "failed"].includes(state) && edit.counts?.changed && until > now ? (
            <UndoBulk id={id} version={version} number={number} words={t.raw("undo")} />
          ) : undefined
        }
      />
      <PageBody className="grid gap-6">
        {change.kind === "class" ? (
          <p className="text-ink-2">{t("reason", { reason: change.reason })}</p>
        ) : null}
        {edit.failure ? <Notice tone="late">{t("authorLeft")}</Notice> : null}
        {isLive ? (
          <LiveBulk
            id={id}
            progress={await getBulkProgress(actor, id, now)}
            locale={actor.locale === "ru" ? "ru-RU" : "en-GB"}
            words={t.raw("work")}
          />
        ) : (
          <p className="text-sm text-ink-2">
            {state === "undone"
              ? t("states.undone")
              : until > now
                ? t("undo.until", { day: formatShortDay(until, { ...actor, now }) })
                : t("undo.late")}
          </p>
        )}
        <Outcomes edit={edit} view={view} />
      </PageBody>
    </>
  );
}
