import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { erasureGrounds } from "#db/erasures/grounds.ts";
import { keptGrounds } from "#db/erasures/kept.ts";
import { type MatterKey, matters } from "#db/erasures/matters.ts";
import { planErasure } from "#db/erasures/plan.ts";
import { findSubject } from "#db/erasures/subject.ts";
import { db } from "#db/index.ts";
import { formatNumber } from "#db/values/money.ts";
import { readSubject } from "../../../read-kind.ts";
import { BlockItem } from "./block-item.tsx";
import { EraseForm } from "./erase-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("subjects"))("erasing.title") };
}

/** What an erasure would take, what must stay and by which law, and what stands in its way. */
export default async function ErasePage({ params }: PageProps<"/subjects/[kind]/[id]/erase">) {
  const actor = await requireActor("subject.erase");
  const asked = readSubject(await params);
  const subject = asked ? await findSubject(db, actor, asked.kind, asked.id) : undefined;
  if (!asked || !subject) notFound();
  const [t, plan] = await Promise.all([getWords("subjects"), planErasure(subject)]);
  const taken = Object.entries(plan.counts) as [MatterKey, number][];
  const records = taken.reduce((sum, [, n]) => sum + n, 0);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: subject.name, href: `/subjects/${asked.kind}/${asked.id}` },
              { label: t("erasing.title") },
            ]}
          />
        }
        title={t("erasing.heading", { name: subject.name })}
      />
      <PageBody className="grid max-w-[720px] gap-6">
        {plan.blocks.length > 0 ? (
          <Notice tone="soon">
            <p className="mb-1 font-medium">{t("erasing.blocked")}</p>
            <ul className="grid gap-1">
              {plan.blocks.map((block) => (
                <BlockItem key={JSON.stringify(block)} block={block} t={t} />
              ))}
            </ul>
          </Notice>
        ) : null}
        <Section title={t("erasing.takes")} note={t("erasing.takesNote")}>
          <ul className="text-sm">
            {taken.map(([key, n]) => (
              <li key={key} className="flex gap-4 border-b border-line py-2">
                <span className="flex-1">{matters[key].label[actor.locale]}</span>
                <span className="tabular-nums text-ink-2">{formatNumber(n, actor.locale)}</span>
              </li>
            ))}
            <li className="border-b border-line py-2 text-ink-2">{t("erasing.everywhere")}</li>
          </ul>
        </Section>
        <Section title={t("erasing.stays")}>
          <ul className="text-sm">
            {plan.kept.map((key) => (
              <li key={key} className="border-b border-line py-2">
                {keptGrounds[key].label[actor.locale]}
                <span className="block text-xs text-ink-3">{keptGrounds[key].why[actor.locale]}</span>
              </li>
            ))}
          </ul>
        </Section>
        {plan.blocks.length > 0 ? null : (
          <EraseForm
            subject={{ kind: asked.kind, id: asked.id }}
            seen={plan.seen}
            word={plan.word}
            grounds={Object.entries(erasureGrounds).map(([value, { label, law }]) => ({
              value,
              label: label[actor.locale],
              hint: law[actor.locale],
            }))}
            records={records}
            ask={t("erasing.form.askTitle", { n: records })}
            words={t.raw("erasing").form}
          />
        )}
      </PageBody>
    </>
  );
}
