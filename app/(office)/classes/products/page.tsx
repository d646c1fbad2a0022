import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { buttonClass } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Segmented } from "#components/segmented.tsx";
import { listProductClasses, sumProductClasses } from "#db/classes/products.ts";
import { type AbcClass, abcClasses } from "#db/classes/registries.ts";
import { readRuns } from "#db/classes/report.ts";
import { formatMoney, formatNumber } from "#db/values/money.ts";
import { typo } from "#db/values/text.ts";
import { ClassesTabs } from "../classes-tabs.tsx";
import { CountedLine } from "../counted-line.tsx";
import { ProductClassTable } from "./product-class-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("classes"))("products.title") };
}

const letters = Object.keys(abcClasses) as AbcClass[];
const MOST_PLACES = 1_000_000;

export default async function ProductClassesPage({ searchParams }: PageProps<"/classes/products">) {
  const actor = await requireActor("classes.view");
  const { locale } = actor;
  const raw = await searchParams;
  const abc = letters.find((letter) => letter === raw.abc) ?? null;
  const after = Math.min(MOST_PLACES, Math.max(0, Number.parseInt(String(raw.after ?? ""), 10) || 0));
  const now = new Date();
  const [t, sums, { rows, next }, { finished }] = await Promise.all([
    getWords("classes"),
    sumProductClasses(actor),
    listProductClasses(actor, { abc, after }),
    readRuns(),
  ]);
  const all = sums.reduce((count, one) => count + one.products, 0);
  const href = (letter: string | null, place = 0) =>
    address("/classes/products", { abc: letter ?? "", after: place > 0 ? String(place) : "" });
  return (
    <>
      <PageHeader title={t("products.title")} />
      <ClassesTabs t={t} current="products" />
      {finished ? <CountedLine run={finished} actor={actor} t={t} now={now} /> : null}
      {all === 0 ? (
        <EmptyState icon="package" title={t("products.empty")}>
          {typo(t("products.emptyText"), locale)}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-4 max-md:px-4">
            <Segmented
              label={t("products.classes")}
              items={[
                {
                  href: href(null),
                  label: `${t("products.all")} ${formatNumber(all, locale)}`,
                  current: abc === null,
                },
                ...sums.map((one) => ({
                  href: href(one.abc),
                  label: `${one.abc} ${formatNumber(one.products, locale)}`,
                  current: abc === one.abc,
                })),
              ]}
            />
            <span className="text-xs text-ink-3">
              {sums
                .filter(({ value }) => value !== null)
                .map(
                  ({ abc: letter, value }) =>
                    `${letter} ${formatMoney(value ?? 0, locale, { kopecks: false })}`,
                )
                .join(" · ")}
            </span>
          </div>
          <ProductClassTable rows={rows} t={t} locale={locale} />
          <PageBody className="pt-4">
            <nav className="flex gap-2" aria-label={t("products.pages")}>
              {after > 0 ? (
                <a className={buttonClass()} href={href(abc)}>
                  {t("products.first")}
                </a>
              ) : null}
              {next === null ? null : (
                <a className={buttonClass()} href={href(abc, next)}>
                  {t("products.next")}
                </a>
              )}
            </nav>
          </PageBody>
        </>
      )}
    </>
  );
}
