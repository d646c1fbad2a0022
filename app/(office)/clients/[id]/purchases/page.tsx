import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Button } from "#components/button.tsx";
import { Figures } from "#components/figures.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Static } from "#components/static-html.tsx";
import { Tabs } from "#components/tabs.tsx";
import { can } from "#db/permissions.ts";
import { listLedger, productsOfClient, sumOfProduct } from "#db/purchases/ledger.ts";
import { ledgerShows } from "#db/purchases/ledger-shows.ts";
import { getMoney } from "#db/purchases/money.ts";
import { localDate } from "#db/values/time.ts";
import { loadClient } from "../load.ts";
import { MoneyDesk } from "../money/money-desk.tsx";
import { ledgerFigures } from "./figures.tsx";
import { Ledger } from "./ledger.tsx";
import { ProductFilter } from "./product-filter.tsx";
import { ledgerHref, parseLedger } from "./search.ts";

export async function generateMetadata({ params }: PageProps<"/clients/[id]/purchases">): Promise<Metadata> {
  const [{ client }, t] = await Promise.all([loadClient((await params).id), getWords("purchases")]);
  return client ? { title: t("of", { name: client.name }) } : {};
}

export default async function PurchasesPage({ params, searchParams }: PageProps<"/clients/[id]/purchases">) {
  const { actor, client } = await loadClient((await params).id);
  if (!client) notFound();
  const now = new Date();
  const money = await getMoney(actor, client.id, now);
  if (!money) notFound();
  const search = parseLedger(await searchParams);
  const isNarrow = search.productId !== null || search.groupId !== null;
  const [t, ledger, products, sums] = await Promise.all([
    getWords("purchases"),
    listLedger(actor, client.id, search),
    productsOfClient(actor, client.id),
    isNarrow ? sumOfProduct(actor, client.id, search) : null,
  ]);
  const writes = client.editable && !client.archivedAt;
  const may = {
    order: writes && can(actor, "purchase.record"),
    invoice: writes && can(actor, "invoice.record"),
    payment: writes && can(actor, "payment.record"),
  };
  const view = { actor, now, t, client, search, may };
  const add = (money: string, label: string, primary = false) => (
    <Button variant={primary ? "primary" : "second"} icon={primary ? "plus" : undefined} data-money={money}>
      {label}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        object
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: t("clients"), href: "/clients" },
              { label: client.name, href: `/clients/${client.id}` },
              { label: t("title") },
            ]}
          />
        }
        actions={may.order ? add("purchase", t("card.buy"), true) : null}
      />
      <Figures items={ledgerFigures(money, view)} className="mx-6 max-md:mx-4" />
      {may.order || may.payment ? (
        <Static as="div" className="flex flex-wrap gap-2 px-6 pt-3 max-md:px-4">
          {may.invoice ? add("invoice", t("card.invoice")) : null}
          {may.payment ? add("payment", t("card.pay")) : null}
          {may.order ? add("return", t("card.back")) : null}
        </Static>
      ) : null}
      <Tabs
        label={t("ledger.shows")}
        className="mt-4 px-6 max-md:mx-0 max-md:px-4"
        items={ledgerShows.map((show) => ({
          href: ledgerHref(client.id, { show, productId: null, groupId: null, before: null }),
          label: t(`ledger.show.${show}`),
          current: !isNarrow && show === search.show,
        }))}
      />
      <PageBody className="pt-4">
        {products.length > 0 ? <ProductFilter products={products} sums={sums} view={view} /> : null}
        <Ledger ledger={ledger} view={view} />
      </PageBody>
      {Object.values(may).some(Boolean) ? (
        <MoneyDesk
          clientId={client.id}
          today={localDate(now, actor.timeZone)}
          locale={actor.locale}
          words={t.raw("form")}
        />
      ) : null}
    </>
  );
}
