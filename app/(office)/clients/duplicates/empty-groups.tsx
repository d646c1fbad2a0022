import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import type { DuplicateSearch } from "#db/duplicates/queries.ts";
import type { DuplicatesView } from "./view.ts";

type Props = { search: DuplicateSearch; people: boolean; searched: boolean; view: DuplicatesView };

/** Nothing under these filters, nothing at all, or nobody has looked yet: each has another way out. */
export function EmptyGroups({ search, people, searched, view: { t } }: Props) {
  const narrowed = search.score > 0 || search.branches.length + search.owners.length > 0;
  if (narrowed)
    return (
      <EmptyState
        icon="funnel"
        title={t("emptyNarrowed")}
        actions={
          <ButtonLink href={`/clients/duplicates${people ? "?show=people" : ""}`}>{t("showAll")}</ButtonLink>
        }
      >
        {t("emptyNarrowedText")}
      </EmptyState>
    );
  return (
    <EmptyState icon={searched ? "circle-check" : "copy"} title={t(searched ? "empty" : "notSearched")}>
      {t(searched ? (people ? "emptyPeopleText" : "emptyText") : "notSearchedText")}
    </EmptyState>
  );
}
