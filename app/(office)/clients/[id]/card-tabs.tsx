import { Static } from "#components/static-html.tsx";
import type { CardView } from "./card-view.ts";

/** On a phone one column is shown at a time; wider, the tabs are gone and all of them stand. */
export const column = {
  feed: "min-w-0 md:row-span-2 xl:order-2 xl:row-span-1",
  left: "min-w-0 max-xl:order-3 xl:order-1",
  right: "min-w-0 max-xl:order-2 xl:order-3",
};

/** Which tab of a phone shows a part of a column. */
export const under = {
  feed: "max-md:hidden max-md:group-has-[#tab-feed:checked]/card:block",
  promises: "max-md:hidden max-md:group-has-[#tab-promises:checked]/card:block",
  dossier: "max-md:hidden max-md:group-has-[#tab-dossier:checked]/card:block",
  money: "max-md:hidden max-md:group-has-[#tab-money:checked]/card:block",
};

/** Radio buttons drawn as tabs: they work before any script has come. */
export function CardTabs({ view: { t, card, now } }: { view: CardView }) {
  const late = card.promises.some(({ dueAt, reportedAt }) => dueAt < now && !reportedAt);
  const tab = (id: string, label: string, open: boolean, count?: number) => (
    <label
      className="tab has-checked:border-accent-ink has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent-ink"
      htmlFor={id}
    >
      <input type="radio" name="card-tab" id={id} className="sr-only" defaultChecked={open} />
      {label}
      {count ? <span className={late ? "count text-late" : "count"}>{count}</span> : null}
    </label>
  );
  return (
    <Static as="fieldset" className="mt-3 px-4 md:hidden">
      <legend className="sr-only">{t("card.tabs")}</legend>
      <div className="tabs">
        {tab("tab-feed", t("card.tabFeed"), true)}
        {tab("tab-promises", t("card.tabPromises"), false, card.promises.length)}
        {tab("tab-dossier", t("card.tabDossier"), false)}
        {tab("tab-money", t("card.tabMoney"), false)}
      </div>
    </Static>
  );
}
