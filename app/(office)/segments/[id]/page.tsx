import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { PageBody } from "#components/page-header.tsx";
import { getSegment, segmentNames } from "#db/segments/queries.ts";
import { segmentParts } from "#db/segments/sentence.ts";
import { toDraft, toTree } from "../draft.ts";
import { fieldChoices } from "../field-choices.ts";
import { previewSegment } from "../preview.ts";
import { SampleTable } from "../sample-table.tsx";
import { SegmentEditor } from "../segment-editor.tsx";
import { Sentence } from "../sentence.tsx";
import { FixedList } from "./fixed-list.tsx";
import { SegmentHeader } from "./segment-header.tsx";

const load = cache(async (id: string) => {
  const actor = await requireActor("segment.view");
  return { actor, segment: await getSegment(actor, id) };
});

export async function generateMetadata({ params }: PageProps<"/segments/[id]">): Promise<Metadata> {
  const { segment } = await load((await params).id);
  return segment ? { title: segment.name } : {};
}

export default async function SegmentPage({ params }: PageProps<"/segments/[id]">) {
  const { actor, segment } = await load((await params).id);
  if (!segment) notFound();
  const now = new Date();
  if (segment.kind === "fixed") {
    const view = { actor, now, t: await getWords("segments") };
    return (
      <>
        <SegmentHeader segment={segment} view={view} />
        <FixedList segment={segment} view={view} />
      </>
    );
  }
  const [t, preview, fields, names] = await Promise.all([
    getWords("segments"),
    // A condition that cannot be read any more is one to be finished: the rest is shown.
    previewSegment(actor, toTree(toDraft(segment.tree)).tree, now),
    fieldChoices(actor),
    segmentNames(actor),
  ]);
  const { id, version, name, tree, archivedAt } = segment;
  return (
    <>
      <SegmentHeader segment={segment} view={{ actor, now, t }} />
      {archivedAt ? (
        <PageBody className="grid gap-8 pt-6">
          <Sentence parts={segmentParts(tree, actor.locale, names)} />
          <SampleTable rows={preview.rows} words={t.raw("editor")} />
        </PageBody>
      ) : (
        <SegmentEditor
          key={id}
          segment={{ id, version, name }}
          tree={tree}
          preview={preview}
          fields={fields}
          names={names}
          locale={actor.locale}
          words={t.raw("editor")}
        />
      )}
    </>
  );
}
