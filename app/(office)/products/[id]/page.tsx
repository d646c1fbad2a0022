import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Button } from "#components/button.tsx";
import { Fact, Facts } from "#components/facts.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { can } from "#db/permissions.ts";
import { getProduct, listGroups } from "#db/products/queries.ts";
import { formatDate, localDate } from "#db/values/time.ts";
import { formatUnitPrice } from "#db/values/unit-price.ts";
import { ProductsDesk } from "../products-desk.tsx";

const load = cache(async (id: string) => {
  const actor = await requireActor("product.view");
  return { actor, product: await getProduct(actor, id) };
});

export async function generateMetadata({ params }: PageProps<"/products/[id]">): Promise<Metadata> {
  const { product } = await load((await params).id);
  return product ? { title: product.name } : {};
}

export default async function ProductPage({ params }: PageProps<"/products/[id]">) {
  const { actor, product } = await load((await params).id);
  if (!product) notFound();
  const [t, groups] = await Promise.all([getWords("products"), listGroups(actor)]);
  const edits = can(actor, "product.edit");
  const today = localDate(new Date(), actor.timeZone);
  const day = (date: string) => formatDate(date, { locale: actor.locale, timeZone: "UTC" });
  const { id, version, code, name, unit, groupId, archivedAt } = product;
  return (
    <>
      <PageHeader
        object
        title={name}
        breadcrumbs={
          <Breadcrumbs
            label={t("views")}
            items={[{ label: t("title"), href: "/products" }, { label: name }]}
          />
        }
        actions={
          edits ? (
            <>
              <Button
                variant="ghost"
                icon={archivedAt ? "rotate-ccw" : "archive"}
                data-archive={archivedAt ? "0" : "1"}
              >
                {t(archivedAt ? "restore" : "archive")}
              </Button>
              <Button icon="pencil" data-product={id}>
                {t("edit")}
              </Button>
            </>
          ) : null
        }
      />
      <PageBody className="grid max-w-[640px] gap-8">
        {archivedAt ? <Notice tone="soon">{t("archivedNote")}</Notice> : null}
        <Facts>
          <Fact label={t("columns.code")}>{code}</Fact>
          <Fact label={t("columns.unit")}>{unit}</Fact>
          <Fact label={t("columns.group")}>
            {groups.find((group) => group.id === groupId)?.name ?? t("form.noGroup")}
          </Fact>
        </Facts>
        <Section
          title={t("prices")}
          note={product.prices.length > 1 ? t("pricesNote") : undefined}
          action={
            edits ? (
              <Button variant="ghost" size="sm" icon="plus" iconOnly data-new-price="">
                {t("addPrice")}
              </Button>
            ) : null
          }
        >
          {product.prices.length === 0 ? <p className="text-sm text-ink-3">{t("noPrices")}</p> : null}
          <ul>
            {product.prices.map(({ validFrom, price }) => (
              <li
                key={validFrom}
                className="flex items-center gap-3 border-t border-line py-1.5 text-sm first:border-0"
              >
                <span className="w-28 font-medium tabular-nums">{formatUnitPrice(price, actor.locale)}</span>
                <span className="flex-1 text-ink-3">
                  {t(validFrom > today ? "sinceLater" : "since", { day: day(validFrom) })}
                </span>
                {edits ? (
                  <Button
                    variant="ghost"
                    size="sm"
                    icon="x"
                    iconOnly
                    data-since={validFrom}
                    data-price={price}
                  >
                    {t("removePrice", { day: day(validFrom) })}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      </PageBody>
      {edits ? (
        <ProductsDesk
          groups={groups}
          words={t.raw("form")}
          locale={actor.locale}
          product={{ id, version, code, name, unit, groupId }}
          today={today}
        />
      ) : null}
    </>
  );
}
