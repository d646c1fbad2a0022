import { ButtonLink } from "#components/button.tsx";
import { Section } from "#components/section.tsx";
import { Segmented } from "#components/segmented.tsx";
import { Static } from "#components/static-html.tsx";
import type { CommentTone, listComments } from "#db/surveys/comments.ts";
import type { QuestionnaireContent } from "#db/surveys/content.ts";
import type { View } from "../view.ts";
import { CommentItem } from "./comment-item.tsx";

interface Props {
  id: string;
  content: QuestionnaireContent;
  found: Awaited<ReturnType<typeof listComments>>;
  tone: CommentTone | undefined;
  limit: number;
  view: View;
}

const addressOf = (id: string, tone: CommentTone | undefined, all = false) => {
  const query = new URLSearchParams({ ...(tone && { tone }), ...(all && { all: "1" }) }).toString();
  return `/surveys/${id}${query && `?${query}`}`;
};

/** What clients wrote in their own words, with the client and the complaint that came of it. */
export function Comments({ id, content, found, tone, limit, view }: Props) {
  const { t } = view;
  const { rows, total, hidden } = found;
  if (!content.questions.some(({ kind }) => kind === "text")) return <div />;
  const scored = (total > 0 || tone) && content.questions.some(({ kind }) => kind === "nps");
  return (
    <Section
      title={t("results.comments")}
      count={total}
      action={
        scored ? (
          <Segmented
            label={t("results.tone")}
            items={[
              { href: addressOf(id, undefined), label: t("results.toneAll"), current: !tone },
              { href: addressOf(id, "low"), label: t("results.toneLow"), current: tone === "low" },
              { href: addressOf(id, "high"), label: t("results.toneHigh"), current: tone === "high" },
            ]}
          />
        ) : null
      }
    >
      {rows.length === 0 ? (
        <p className="border-t border-line py-4 text-sm text-ink-3">{t("results.noComments")}</p>
      ) : (
        <Static as="ul" className="comments">
          {rows.map((row) => (
            <CommentItem key={row.id} row={row} view={view} />
          ))}
        </Static>
      )}
      {rows.length < total && limit < 300 ? (
        <ButtonLink href={addressOf(id, tone, true)} className="mt-4">
          {t("results.more")}
        </ButtonLink>
      ) : null}
      {hidden > 0 ? <p className="mt-4 text-xs text-ink-3">{t("results.hidden", { n: hidden })}</p> : null}
    </Section>
  );
}
