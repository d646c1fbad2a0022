import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Static } from "#components/static-html.tsx";

/** One answer for what does not exist and for what is not visible to this person. */
export async function NothingHere() {
  const t = await getWords("frame");
  return (
    <Static as="div">
      <EmptyState
        icon="search-x"
        title={t("notFoundTitle")}
        actions={<ButtonLink href="/today">{t("toToday")}</ButtonLink>}
      >
        {t("notFoundText")}
      </EmptyState>
    </Static>
  );
}
