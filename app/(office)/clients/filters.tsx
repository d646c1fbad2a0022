import { Checkbox } from "#components/checkbox.tsx";
import { ColumnPicker } from "#components/data-table/column-picker.tsx";
import { ClearFilters, Filter, FilterBar, FilterSearch } from "#components/data-table/filter-bar.tsx";
import { Static } from "#components/static-html.tsx";
import { type ClientSearch, NO_OWNER } from "#db/clients/list-input.ts";
import { listBranches, listOwners } from "#db/clients/queries.ts";
import { clientClasses, clientStatuses } from "#db/clients/registries.ts";
import { type OwnName, ownName, readOwnName } from "#db/fields/value.ts";
import { countConditions } from "#db/segments/tree.ts";
import { shortName } from "#db/values/person-name.ts";
import type { ListView } from "./columns.tsx";
import { ConditionsButton } from "./conditions/conditions-button.tsx";
import { LazyChoices } from "./lazy-choices.tsx";
import { columnLabel } from "./own-columns.ts";
import type { OpenedList } from "./saved-views/open-list.ts";
import { ViewTools } from "./saved-views/view-tools.tsx";
import {
  type ConditionName,
  choosableColumns,
  conditionsOf,
  hrefOf,
  queryOf,
  toParams,
  usualColumns,
  withoutCondition,
  withoutConditions,
} from "./search.ts";

/** A condition in words, for its chip: «Пермь», «Пермь и ещё 2». */
export async function conditionWords(search: ClientSearch, { actor, t }: Omit<ListView, "fields">) {
  const [owners, branches] = await Promise.all([
    search.owners.some((id) => id !== NO_OWNER) ? listOwners() : [],
    search.branches.length > 0 ? listBranches() : [],
  ]);
  const ownerName = (id: string) => {
    const owner = owners.find((one) => one.id === id);
    return owner ? shortName({ ...owner, patronymic: null }) : t("noOwner");
  };
  const branchName = (id: string) => branches.find((one) => one.id === id)?.name ?? "";
  const list = (names: readonly string[]) =>
    names.length > 3 ? `${names.slice(0, 2).join(", ")} +${names.length - 2}` : names.join(", ");
  return {
    q: search.q,
    region: list(search.regions),
    owner: list(search.owners.map(ownerName)),
    status: list(search.statuses.map((status) => clientStatuses[status].label[actor.locale])),
    class: search.classes.join(", "),
    branch: list(search.branches.map(branchName)),
    tag: list(search.tags),
    due: search.due ? t(`dueValues.${search.due}`) : "",
    archived: search.archived ? t("archivedValue") : "",
    if: search.tree ? t("treeValue", { count: countConditions(search.tree) }) : "",
  } satisfies Record<ConditionName, string>;
}

type Props = {
  opened: OpenedList;
  words: Record<ConditionName, string>;
  view: ListView;
};

/** Search, a chip for each condition, the column picker. Each is a GET form: the address is the state. */
export function Filters({ opened, words, view }: Props) {
  const { t, actor } = view;
  const { state } = opened;
  const { search, columns } = state;
  const params = toParams(state);
  const drop = (name: ConditionName) => ({
    href: hrefOf(withoutCondition(state, name)),
    label: t("drop", { name: t(`filters.${name}`) }),
  });
  const shared = (name: ConditionName) => ({
    id: `filter-${name}`,
    action: "/clients",
    keep: { ...params, [name]: "" },
    label: t(`filters.${name}`),
    value: words[name],
    clear: drop(name),
    applyLabel: t("apply"),
  });
  const lazyWords = t.raw("choices");
  const lazy = (of: "region" | "owner" | "branch" | "tag", chosen: readonly string[]) => (
    <Filter {...shared(of)}>
      <LazyChoices of={of} chosen={chosen} words={lazyWords} />
    </Filter>
  );
  const closed = (
    name: "status" | "class",
    options: readonly (readonly [string, string])[],
    chosen: readonly string[],
  ) => (
    <Filter {...shared(name)}>
      {options.map(([value, label]) => (
        <Checkbox key={value} name={name} value={value} defaultChecked={chosen.includes(value)}>
          {label}
        </Checkbox>
      ))}
    </Filter>
  );
  const labels = (registry: Record<string, { label: { ru: string; en: string } }>) =>
    Object.entries(registry).map(([value, { label }]) => [value, label[actor.locale]] as const);
  const shown = columns.length > 0 ? columns : usualColumns;
  // A field that was archived since is no column any more.
  const own = view.fields.map(ownName);
  const hidden = [...choosableColumns, ...own].filter((key) => !shown.includes(key));
  const known = [...shown, ...hidden].filter((key) => !readOwnName(key) || own.includes(key as OwnName));
  return (
    <FilterBar
      label={t("filtersLabel")}
      end={
        <>
          <ViewTools opened={opened} actor={actor} />
          <ColumnPicker
            id="columns"
            name="cols"
            label={t("columnsLabel")}
            applyLabel={t("apply")}
            moveLabels={t.raw("columnTools")}
            action="/clients"
            keep={{ ...params, cols: "" }}
            columns={known.map((key) => ({
              key,
              header: columnLabel(key, view),
              shown: shown.includes(key),
            }))}
          />
        </>
      }
    >
      <FilterSearch
        action="/clients"
        keep={{ ...params, q: "", reading: "" }}
        label={t("search")}
        value={search.q}
      />
      {lazy("region", search.regions)}
      {lazy("owner", search.owners)}
      <Static as="div" className="contents">
        {closed("status", labels(clientStatuses), search.statuses)}
        {closed("class", labels(clientClasses), search.classes)}
      </Static>
      {lazy("branch", search.branches)}
      {lazy("tag", search.tags)}
      <ConditionsButton
        variant="ghost"
        size="sm"
        icon="list-filter"
        tree={search.tree}
        query={queryOf(withoutCondition(state, "if"))}
        locale={actor.locale}
        words={t.raw("conditions")}
      >
        {t("conditions.action")}
      </ConditionsButton>
      {conditionsOf(search).length > 0 ? (
        <ClearFilters href={hrefOf(withoutConditions(state))}>{t("clear")}</ClearFilters>
      ) : null}
    </FilterBar>
  );
}
