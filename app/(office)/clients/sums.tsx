import { Suspense } from "react";
import { SkeletonText } from "#components/skeleton.tsx";
import { sumClients, sumMoney } from "#db/clients/list-sums.ts";
import { clientClasses, clientStatuses } from "#db/clients/registries.ts";
import { formatMoney, formatNumber } from "#db/values/money.ts";
import type { ListView } from "./columns.tsx";
import { hrefOf, type ListState } from "./search.ts";

/** Sums over all results, when they are asked for: they cost more than the rows. */
export function Sums({ state, view }: { state: ListState; view: ListView }) {
  if (!state.sums) {
    return (
      <a className="link" href={hrefOf({ ...state, sums: true })}>
        {view.t("sums.show")}
      </a>
    );
  }
  return (
    <Suspense fallback={<SkeletonText width={240} />}>
      <Counted state={state} view={view} />
    </Suspense>
  );
}

async function Counted({ state, view: { actor, t, now } }: { state: ListState; view: ListView }) {
  const [{ total, classes, statuses }, money] = await Promise.all([
    sumClients(actor, state.search, now),
    sumMoney(actor, state.search, now),
  ]);
  const roubles = (kopecks: number) => formatMoney(kopecks, actor.locale, { kopecks: false });
  const figure = (count: number) => formatNumber(count, actor.locale);
  const part = (label: string, count: number | undefined) =>
    count
      ? [
          <span key={label} className="whitespace-nowrap">
            {label}&nbsp;<b>{figure(count)}</b>
          </span>,
        ]
      : [];
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      <span className="whitespace-nowrap">
        {t("sums.all")}&nbsp;<b>{figure(total)}</b>
      </span>
      {Object.keys(clientClasses).flatMap((letter) => part(letter, classes[letter as "A"]))}
      <span aria-hidden="true" className="text-line-strong">
        |
      </span>
      {Object.entries(clientStatuses).flatMap(([status, { label }]) =>
        part(label[actor.locale].toLowerCase(), statuses[status as "new"]),
      )}
      {money ? (
        <>
          <span aria-hidden="true" className="text-line-strong">
            |
          </span>
          {(["bought", "owes"] as const).map((name) => (
            <span key={name} className="whitespace-nowrap">
              {t(`sums.${name}`)}&nbsp;<b>{roubles(money[name])}</b>
            </span>
          ))}
        </>
      ) : null}
      <a className="link" href={hrefOf({ ...state, sums: false })}>
        {t("sums.hide")}
      </a>
    </span>
  );
}
