import { Checkbox } from "#components/checkbox.tsx";
import { address } from "#components/data-table/address.ts";
import { ClearFilters, Filter, FilterBar, FilterSearch } from "#components/data-table/filter-bar.tsx";
import { Static } from "#components/static-html.tsx";
import { type ComplaintSearch, ME } from "#db/complaints/list-input.ts";
import { complaintKinds, complaintSeverities, complaintTypes } from "#db/complaints/registries.ts";
import { complaintStates } from "#db/complaints/states.ts";
import { capitalize, type Text } from "#db/values/text.ts";
import type { BookView } from "./columns.tsx";
import { type ConditionName, hasConditions, toParams, withoutCondition } from "./search.ts";

type Registry = Record<string, { label: Text }>;

/** Search and a chip for each condition. Each is a GET form: the address is the state. */
export function Filters({ search, view }: { search: ComplaintSearch; view: BookView }) {
  const { t, actor } = view;
  const params = toParams(search);
  const wordsOf = (registry: Registry, chosen: readonly string[]) =>
    chosen.map((key) => registry[key]?.label[actor.locale] ?? "").join(", ");
  const shared = (name: ConditionName, value: string) => ({
    id: `filter-${name}`,
    action: "/complaints",
    keep: { ...params, [name]: "" },
    label: t(`filters.${name}`),
    value,
    clear: {
      href: address("/complaints", toParams(withoutCondition(search, name))),
      label: t("drop", { name: t(`filters.${name}`) }),
    },
    applyLabel: t("apply"),
  });
  const closed = (
    name: "kind" | "type" | "state" | "severity",
    registry: Registry,
    chosen: readonly string[],
  ) => (
    <Filter {...shared(name, wordsOf(registry, chosen))}>
      {Object.entries(registry).map(([value, { label }]) => (
        <Checkbox key={value} name={name} value={value} defaultChecked={chosen.includes(value)}>
          {capitalize(label[actor.locale])}
        </Checkbox>
      ))}
    </Filter>
  );
  const one = (name: "owner" | "due", chosen: string, options: readonly (readonly [string, string])[]) => (
    <Filter {...shared(name, options.find(([value]) => value !== "" && value === chosen)?.[1] ?? "")}>
      {options.map(([value, label]) => (
        <label key={value} className="check">
          <input type="radio" className="box" name={name} value={value} defaultChecked={value === chosen} />
          {label}
        </label>
      ))}
    </Filter>
  );
  const due = search.overdue ? "late" : search.near ? "near" : "";
  return (
    <FilterBar label={t("filtersLabel")}>
      <FilterSearch
        action="/complaints"
        keep={{ ...params, q: "" }}
        label={t("search")}
        placeholder={t("searchHint")}
        value={search.q}
      />
      <Static as="div" className="contents">
        {closed("kind", complaintKinds, search.kinds)}
        {closed("type", complaintTypes, search.types)}
        {closed("state", complaintStates, search.states)}
        {closed("severity", complaintSeverities, search.severities)}
        {one("owner", search.owner ?? "", [
          ["", t("anyone")],
          [ME, t("me")],
        ])}
        {one("due", due, [
          ["", t("due.any")],
          ["late", t("due.late")],
          ["near", t("due.near")],
        ])}
        {hasConditions(search) ? <ClearFilters href="/complaints">{t("clear")}</ClearFilters> : null}
      </Static>
    </FilterBar>
  );
}
