import { Suspense } from "react";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/section.tsx";
import { Skeleton } from "#components/skeleton.tsx";
import { mayEditMailing } from "#db/mailings/access.ts";
import { getSegment, listSegments, sampleSegment } from "#db/segments/queries.ts";
import { type MergeTag, mergeTags } from "#db/values/merge-tags.ts";
import { say } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { tagToInsert } from "./bare-tags.ts";
import { DraftDesk } from "./draft-desk.tsx";
import { DraftMenu } from "./draft-menu.tsx";
import { textsOf } from "./draft-texts.ts";
import { Launch } from "./launch.tsx";
import { LetterChecks } from "./letter-checks.tsx";
import { LetterEditor } from "./letter-editor.tsx";
import { LetterPreview } from "./letter-preview.tsx";
import { MailingHeader } from "./mailing-header.tsx";
import { RenameButton } from "./rename-button.tsx";
import { SaveLine } from "./save-line.tsx";
import { SegmentField } from "./segment-field.tsx";
import { TestLetter } from "./test-letter.tsx";
import { type Mailing, Who } from "./who.tsx";

const sampled = 20;

/** A mailing that is still being made: to whom, what, and off. */
export async function DraftPage({ of, view }: { of: Mailing; view: View }) {
  const { actor, now, t } = view;
  const mayEdit = mayEditMailing(actor, of.kind);
  const isArchived = of.archivedAt !== null;
  const edits = mayEdit && !isArchived;
  const segment = of.segmentId ? await getSegment(actor, of.segmentId) : undefined;
  const [segments, sample] = await Promise.all([
    listSegments(actor),
    segment ? sampleSegment(actor, segment.tree, now, sampled) : [],
  ]);
  const failed = t("form.failed");
  const clients = sample.map(({ id, name }) => ({ value: id, label: name }));
  const tags = (Object.keys(mergeTags) as MergeTag[]).map((tag) => ({
    piece: tagToInsert(tag),
    label: say(mergeTags[tag].label, actor.locale),
  }));
  return (
    <DraftDesk
      id={of.id}
      version={of.version}
      texts={textsOf(of)}
      clientId={clients[0]?.value ?? ""}
      key={of.id}
    >
      <MailingHeader
        of={of}
        view={view}
        actions={
          <>
            {edits ? (
              <>
                <span className="max-md:hidden">
                  <SaveLine words={t.raw("letter")} />
                </span>
                <RenameButton name={of.name} words={{ ...t.raw("rename"), failed }} />
                <TestLetter words={{ ...t.raw("letter"), failedTest: failed }} />
              </>
            ) : null}
            {mayEdit ? <DraftMenu archived={isArchived} words={{ ...t.raw("archiving"), failed }} /> : null}
          </>
        }
      />
      {isArchived ? (
        <Notice tone="soon" className="mx-6 mb-4 max-md:mx-4">
          {t("archived")}
        </Notice>
      ) : null}
      <div className="mailing-columns">
        <div className="mailing-who">
          <Who of={of} view={view}>
            {edits ? (
              <SegmentField
                key={of.segmentId}
                segmentId={of.segmentId ?? ""}
                segments={segments.map(({ id, name }) => ({ value: id, label: name }))}
                words={{ segment: t("who.segment"), choose: t("who.choose"), failed }}
              />
            ) : null}
          </Who>
        </div>
        <div className="mailing-letter grid content-start gap-6">
          <Section title={t("letter.title")}>
            {edits ? (
              <LetterEditor words={t.raw("letter")} conflictWords={t.raw("conflict")} tags={tags} />
            ) : null}
            {of.kind === "survey" ? <p className="mt-3 text-xs text-ink-3">{t("letter.surveyRow")}</p> : null}
          </Section>
          <Section title={t("preview.title")}>
            <LetterPreview words={t.raw("preview")} clients={clients} />
          </Section>
        </div>
        <div className="mailing-launch grid content-start gap-8">
          <Section title={t("checks.title")}>
            <LetterChecks words={t.raw("checks")} names={t.raw("letter")} />
          </Section>
          {isArchived ? null : (
            <Suspense fallback={<Skeleton rows={4} label={t("who.counting")} />}>
              <Launch of={of} view={view} />
            </Suspense>
          )}
        </div>
      </div>
    </DraftDesk>
  );
}
