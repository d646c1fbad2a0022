import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";

/** A link to a view that was deleted or is not shared any more. */
export async function MissingView({ title }: { title: string }) {
  const t = await getWords("views");
  return (
    <>
      <PageHeader title={title} />
      <PageBody>
        <EmptyState
          icon="bookmark"
          title={t("missingTitle")}
          actions={<ButtonLink href="/clients">{t("missingAll")}</ButtonLink>}
        >
          {t("missingText")}
        </EmptyState>
      </PageBody>
    </>
  );
}
