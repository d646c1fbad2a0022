import { address } from "#components/data-table/address.ts";
import type { Tab } from "#components/tabs.tsx";
import type { BookFigures } from "#db/complaints/figures.ts";
import { type ComplaintSearch, emptyComplaintSearch } from "#db/complaints/list-input.ts";
import type { BookView } from "./columns.tsx";
import { toParams, type ViewName, views } from "./search.ts";

export const viewHref = (name: ViewName): string =>
  address("/complaints", toParams({ ...emptyComplaintSearch, ...views[name] }));

/** Which tab the address is, if it is one exactly. */
export function viewOf(search: ComplaintSearch): ViewName | undefined {
  const here = address("/complaints", toParams(search));
  return (Object.keys(views) as ViewName[]).find((name) => viewHref(name) === here);
}

/** Ready views of the book, with how many stand in each. */
export function viewTabs(search: ComplaintSearch, figures: BookFigures, { t }: BookView): Tab[] {
  const current = viewOf(search);
  const shown: Partial<Record<ViewName, number>> = {
    open: figures.open,
    mine: figures.mine,
    near: figures.near,
    waiting: figures.waiting,
  };
  return (Object.keys(views) as ViewName[]).map((name) => ({
    href: viewHref(name),
    label: t(`views.${name}`),
    count: shown[name] || undefined,
    late: name === "near" && figures.overdue > 0,
    current: name === current,
  }));
}
