import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Button, buttonClass } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Input } from "#components/input.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Select } from "#components/select.tsx";
import { Static } from "#components/static-html.tsx";
import { Tabs } from "#components/tabs.tsx";
import { can } from "#db/permissions.ts";
import { listGroups, listProducts } from "#db/products/queries.ts";
import { localDate } from "#db/values/time.ts";
import { Groups, groupOptions } from "./groups.tsx";
import { ProductsDesk } from "./products-desk.tsx";
import { ProductsTable } from "./products-table.tsx";
import { parseProducts, productsHref } from "./search.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("products"))("title") };
}

export default async function ProductsPage({ searchParams }: PageProps<"/products">) {
  const actor = await requireActor("product.view");
  const search = parseProducts(await searchParams);
  const [t, { rows, next }, groups] = await Promise.all([
    getWords("products"),
    listProducts(actor, search, localDate(new Date(), actor.timeZone)),
    listGroups(actor),
  ]);
  const edits = can(actor, "product.edit");
  const isNarrow = search.q !== "" || search.groupId !== null;
  const options = groupOptions(groups);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          edits ? (
            <Button variant="primary" icon="plus" data-product="">
              {t("add")}
            </Button>
          ) : null
        }
      />
      <Tabs
        label={t("views")}
        className="px-6 max-md:mx-0 max-md:px-4"
        items={[false, true].map((archived) => ({
          href: productsHref({ ...search, archived, after: null }),
          label: t(archived ? "archived" : "live"),
          current: archived === search.archived,
        }))}
      />
      <form action="/products" className="flex flex-wrap gap-2 px-6 py-3 max-md:px-4">
        {search.archived ? <input type="hidden" name="archived" value="1" /> : null}
        <Input
          className="max-w-72"
          name="q"
          icon="search"
          defaultValue={search.q}
          aria-label={t("find")}
          placeholder={t("find")}
        />
        {groups.length > 0 ? (
          <Select
            name="group"
            aria-label={t("group")}
            empty={t("anyGroup")}
            defaultValue={search.groupId ?? ""}
            options={options}
          />
        ) : null}
        <Button type="submit">{t("apply")}</Button>
      </form>
      {rows.length > 0 ? (
        <ProductsTable rows={rows} t={t} locale={actor.locale} />
      ) : (
        <EmptyState icon="package" title={t("emptyTitle")}>
          {t(isNarrow ? "emptyFound" : "emptyText")}
        </EmptyState>
      )}
      <PageBody className="pt-4">
        <nav className="flex gap-2" aria-label={t("caption")}>
          {search.after ? (
            <a className={buttonClass()} href={productsHref({ ...search, after: null })}>
              {t("first")}
            </a>
          ) : null}
          {next ? (
            <a className={buttonClass()} href={productsHref({ ...search, after: next })}>
              {t("next")}
            </a>
          ) : null}
        </nav>
        <Static as="div">
          <Groups groups={groups} t={t} edits={edits} />
        </Static>
      </PageBody>
      {edits ? <ProductsDesk groups={groups} words={t.raw("form")} locale={actor.locale} /> : null}
    </>
  );
}
