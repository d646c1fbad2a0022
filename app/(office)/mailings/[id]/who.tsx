import { type ReactNode, Suspense } from "react";
import { Section } from "#components/section.tsx";
import { Skeleton } from "#components/skeleton.tsx";
import { Static } from "#components/static-html.tsx";
import type { getMailing } from "#db/mailings/queries.ts";
import { getSegment, segmentNames } from "#db/segments/queries.ts";
import { segmentParts } from "#db/segments/sentence.ts";
import type { View } from "../translator.ts";
import { Audience } from "./audience.tsx";

export type Mailing = NonNullable<Awaited<ReturnType<typeof getMailing>>>;

/** «Кому»: the segment in a sentence, then how many of it may be written to. `children` chooses the segment. */
export function Who({ of, view, children }: { of: Mailing; view: View; children?: ReactNode }) {
  const { t } = view;
  const chosen = of.segment !== null || of.segmentId !== null;
  return (
    <>
      <Section
        title={t("who.title")}
        action={
          of.segmentId ? (
            <a className="link text-sm" href={`/segments/${of.segmentId}`}>
              {t("who.open")}
            </a>
          ) : null
        }
      >
        {children}
        {chosen ? (
          <Suspense fallback={<Skeleton rows={2} label={t("who.counting")} />}>
            <Sentence of={of} view={view} />
          </Suspense>
        ) : (
          <p className="mt-3 max-w-[560px] text-sm text-ink-2">{t("who.none")}</p>
        )}
      </Section>
      {chosen ? (
        <Suspense
          key={`${of.segmentId} ${of.state}`}
          fallback={<Skeleton rows={6} label={t("who.counting")} />}
        >
          <Audience of={of} view={view} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Clients who …: as the segment is now, or as it was at launch. */
async function Sentence({ of, view: { actor, t } }: { of: Mailing; view: View }) {
  const [names, segment] = await Promise.all([
    segmentNames(actor),
    of.segment === null && of.segmentId ? getSegment(actor, of.segmentId) : null,
  ]);
  const tree = of.segment ?? segment?.tree;
  if (!tree) return null;
  return (
    <>
      <Static as="div" className="mailing-sentence">
        {segmentParts(tree, actor.locale, names).map(({ text, token }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence, in their order
          <span key={index} className={token ? "mailing-token" : undefined}>
            {text}
          </span>
        ))}
      </Static>
      {of.segment ? <p className="mt-1 text-xs text-ink-3">{t("who.frozen")}</p> : null}
    </>
  );
}
