import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { segmentNames } from "#db/segments/queries.ts";
import { everybody } from "#db/segments/tree.ts";
import { fieldChoices } from "../field-choices.ts";
import { previewSegment } from "../preview.ts";
import { SegmentEditor } from "../segment-editor.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("segments"))("newTitle") };
}

export default async function NewSegmentPage() {
  const actor = await requireActor("segment.edit");
  const [t, preview, fields, names] = await Promise.all([
    getWords("segments"),
    previewSegment(actor, everybody, new Date()),
    fieldChoices(actor),
    segmentNames(actor),
  ]);
  return (
    <>
      <PageHeader
        object
        title={t("newTitle")}
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: t("title"), href: "/segments" }, { label: t("newTitle") }]}
          />
        }
      />
      <SegmentEditor
        tree={everybody}
        preview={preview}
        fields={fields}
        names={names}
        locale={actor.locale}
        words={t.raw("editor")}
      />
    </>
  );
}
