import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { SHOWN } from "#db/duplicates/client-profile.ts";
import type { DuplicateSearch } from "#db/duplicates/queries.ts";
import type { DuplicatesView } from "./view.ts";

type Props = { search: DuplicateSearch; searched: boolean; view: DuplicatesView };

/** Nothing under these filters, nothing at all, or nobody has looked yet: each has another way out. */
export function EmptyGroups({ search, searched, view: { t } }: Props) {
  const narrowed = search.score > SHOWN || search.branches.length + search.owners.length > 0;
  if (narrowed)
    return (
      <EmptyState
        icon="funnel"
        title={t("emptyNarrowed")}
        actions={<ButtonLink href="/clients/duplicates">{t("showAll")}</ButtonLink>}
      >
        {t("emptyNarrowedText")}
      </EmptyState>
    );
  return (
    <EmptyState icon={searched ? "circle-check" : "copy"} title={t(searched ? "empty" : "notSearched")}>
      {t(searched ? "emptyText" : "notSearchedText")}
    </EmptyState>
  );
}
