import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import type { ComplaintSearch } from "#db/complaints/list-input.ts";
import type { BookView } from "./columns.tsx";
import { viewHref, viewOf } from "./views.ts";

/** Nothing to show: an empty book, an empty tab, or conditions that nothing meets together. */
export function EmptyBook({ search, view: { t } }: { search: ComplaintSearch; view: BookView }) {
  const tab = viewOf(search);
  if (tab === "all") {
    return (
      <EmptyState
        icon="book-open"
        title={t("empty.noneTitle")}
        actions={
          <>
            <ButtonLink variant="primary" icon="plus" href="/complaints/new">
              {t("empty.create")}
            </ButtonLink>
            <ButtonLink icon="external-link" href="/book" data-hard="">
              {t("empty.form")}
            </ButtonLink>
          </>
        }
      >
        {t("empty.noneText")}
      </EmptyState>
    );
  }
  if (tab) {
    return (
      <EmptyState
        icon="book-open"
        title={t(`empty.views.${tab}`)}
        actions={<ButtonLink href={viewHref("all")}>{t("views.all")}</ButtonLink>}
      >
        {t("empty.viewText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search-x"
      title={t("empty.title")}
      actions={<ButtonLink href="/complaints">{t("empty.clearAll")}</ButtonLink>}
    >
      {t("empty.hint")}
    </EmptyState>
  );
}
