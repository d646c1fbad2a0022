import { Button, ButtonLink } from "#components/button.tsx";
import { Select } from "#components/select.tsx";
import type { productsOfClient, sumOfProduct } from "#db/purchases/ledger.ts";
import { formatMoney, formatNumber } from "#db/values/money.ts";
import { ledgerHref } from "./search.ts";
import type { LedgerView } from "./view.ts";

type Products = Awaited<ReturnType<typeof productsOfClient>>;

interface Props {
  products: Products;
  /** Of what was chosen; null while nothing is. */
  sums: Awaited<ReturnType<typeof sumOfProduct>> | null;
  view: LedgerView;
}

const groupsOf = (products: Products) => [
  ...new Map(products.flatMap(({ groupId, group }) => (groupId && group ? [[groupId, group]] : []))),
];

/** «Bought what, when, for how much»: one product, or a whole group. A plain form of the address. */
export function ProductFilter({ products, sums, view }: Props) {
  const { actor, client, search, t } = view;
  const groups = groupsOf(products);
  const name =
    products.find(({ id }) => id === search.productId)?.name ??
    groups.find(([id]) => id === search.groupId)?.[1];
  return (
    <div className="mb-4 grid gap-2">
      <form action={`/clients/${client.id}/purchases`} className="flex flex-wrap items-center gap-2">
        <Select
          name="product"
          aria-label={t("ledger.product")}
          className="max-w-72"
          empty={t("ledger.productAny")}
          defaultValue={search.productId ?? ""}
          options={products.map((one) => ({ value: one.id, label: one.name }))}
        />
        {groups.length > 0 ? (
          <Select
            name="group"
            aria-label={t("ledger.group")}
            className="max-w-60"
            empty={t("ledger.group")}
            defaultValue={search.groupId ?? ""}
            options={groups.map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        <Button type="submit" icon="search">
          {t("ledger.find")}
        </Button>
        {name ? (
          <ButtonLink
            variant="ghost"
            href={ledgerHref(client.id, { show: "all", productId: null, groupId: null, before: null })}
          >
            {t("ledger.reset")}
          </ButtonLink>
        ) : null}
      </form>
      {sums && name ? (
        <p className="text-sm font-medium">
          {t("ledger.ofProduct", {
            name,
            quantity: [formatNumber(sums.quantity, actor.locale, 3), sums.unit]
              .filter(Boolean)
              .join("\u00A0"),
            sum: formatMoney(sums.sum, actor.locale),
            n: sums.orders,
          })}
        </p>
      ) : null}
    </div>
  );
}
