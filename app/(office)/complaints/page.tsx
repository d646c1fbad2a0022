import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { Kbd } from "#components/kbd.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { Static } from "#components/static-html.tsx";
import { Tabs } from "#components/tabs.tsx";
import { bookFigures } from "#db/complaints/figures.ts";
import { listComplaints } from "#db/complaints/queries.ts";
import { can } from "#db/permissions.ts";
import { BookKeys } from "./book-keys.tsx";
import { BookTable } from "./book-table.tsx";
import { EmptyBook } from "./empty-book.tsx";
import { Filters } from "./filters.tsx";
import { parseSearch, toParams } from "./search.ts";
import { viewTabs } from "./views.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("complaints"))("title") };
}

export default async function ComplaintsPage({ searchParams }: PageProps<"/complaints">) {
  const actor = await requireActor("complaint.view");
  const now = new Date();
  const search = parseSearch(await searchParams);
  const [t, page, figures] = await Promise.all([
    getWords("complaints"),
    listComplaints(actor, search, now),
    bookFigures(actor, search, now),
  ]);
  const view = { actor, now, t };
  const isEmpty = page.rows.length === 0;
  // The rows of a page kept in a bookmark may be gone; the book itself is not empty for that.
  if (isEmpty && (search.after || search.before)) {
    redirect(address("/complaints", toParams(search)) as "/complaints");
  }
  return (
    <>
      <PageHeader
        title={t("title")}
        count={t("open", { n: figures.open })}
        actions={
          <Static as="div" className="contents">
            {can(actor, "complaint.export") ? (
              <ButtonLink
                variant="ghost"
                icon="download"
                href={address("/exports/new", {
                  of: "complaints",
                  list: address("", toParams(search)).slice(1),
                })}
                className="max-md:hidden"
              >
                {t("export")}
              </ButtonLink>
            ) : null}
            <ButtonLink variant="primary" icon="plus" href="/complaints/new" aria-keyshortcuts="c">
              {t("add")}
              <Kbd>C</Kbd>
            </ButtonLink>
          </Static>
        }
      />
      <Tabs
        label={t("viewsNav")}
        items={viewTabs(search, figures, view)}
        className="px-6 max-md:mx-0 max-md:px-4"
      />
      <Filters search={search} view={view} />
      {isEmpty ? (
        <EmptyBook search={search} view={view} />
      ) : (
        <BookTable page={page} figures={figures} search={search} view={view} />
      )}
      <BookKeys />
    </>
  );
}
