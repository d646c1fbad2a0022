"use client";

import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { toast } from "#components/toast.tsx";
import type { GroupRow } from "#db/products/queries.ts";
import type { Locale } from "#db/values/text.ts";
import { archiveProduct, restoreProduct, setPrice } from "./actions.ts";
import type { EditableProduct, ProductWords } from "./product-dialog.tsx";

const ProductDialog = lazy(() => import("./product-dialog.tsx"));
const GroupDialog = lazy(() => import("./group-dialog.tsx"));
const PriceDialog = lazy(() => import("./price-dialog.tsx"));

interface Props {
  groups: readonly GroupRow[];
  words: ProductWords;
  locale: Locale;
  /** On the page of one product. */
  product?: EditableProduct;
  today?: string;
}

type Opened = { what: "product" | "price" } | { what: "group"; id: string };

/** The one client part of the catalogue: it listens to plain buttons and opens their forms. */
export function ProductsDesk({ groups, words, locale, product, today = "" }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);

  const setArchived = async (isOff: boolean, version: number) => {
    if (!product) return;
    const seen = { id: product.id, expectedVersion: version };
    const answer = await (isOff ? archiveProduct(seen) : restoreProduct(seen)).catch(() => null);
    if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
    const back = { label: words.undo, run: () => void setArchived(!isOff, answer.data.version) };
    toast.done(isOff ? words.archived : words.restored, { undo: back });
  };
  const removePrice = async (validFrom: string, price: string, version: number) => {
    if (!product) return;
    const put = (value: string | null, expectedVersion: number) =>
      setPrice({ id: product.id, expectedVersion, validFrom, price: value }).catch(() => null);
    const answer = await put(null, version);
    if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
    const back = { label: words.undo, run: () => void put(price, answer.data.version) };
    toast.done(words.priceRemoved, { undo: back });
  };

  const onClick = useEffectEvent((event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    const { product: asked, group, newPrice, price, since, archive } = button?.dataset ?? {};
    if (asked !== undefined) setOpened({ what: "product" });
    if (group !== undefined) setOpened({ what: "group", id: group });
    if (newPrice !== undefined) setOpened({ what: "price" });
    if (archive !== undefined && product) void setArchived(archive === "1", product.version);
    if (since && price && product) void removePrice(since, price, product.version);
  });
  useEffect(() => {
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  if (!opened) return null;
  const shared = { words, onClose: () => setOpened(null) };
  return (
    <Suspense>
      {opened.what === "product" ? (
        <ProductDialog {...shared} product={product} groups={groups} />
      ) : opened.what === "group" ? (
        <GroupDialog {...shared} group={groups.find(({ id }) => id === opened.id)} groups={groups} />
      ) : product ? (
        <PriceDialog {...shared} product={product} today={today} locale={locale} />
      ) : null}
    </Suspense>
  );
}
