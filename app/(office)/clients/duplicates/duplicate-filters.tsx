import { Checkbox } from "#components/checkbox.tsx";
import { address } from "#components/data-table/address.ts";
import { Filter, FilterBar } from "#components/data-table/filter-bar.tsx";
import { RadioGroup } from "#components/radio.tsx";
import { listBranches, listOwners } from "#db/clients/queries.ts";
import { duplicateKinds } from "#db/duplicates/kinds.ts";
import type { DuplicateSearch } from "#db/duplicates/queries.ts";
import { shortName } from "#db/values/person-name.ts";
import { LazyChoices } from "../lazy-choices.tsx";
import { kindOfTab, paramsOf, scores, type Tab } from "./search.ts";
import type { DuplicatesView } from "./view.ts";

const path = "/clients/duplicates";

/** By score, responsible and branch; each is a GET form, the address is the state. */
export async function DuplicateFilters({
  search,
  tab,
  view: { actor, t },
}: {
  search: DuplicateSearch;
  tab: Exclude<Tab, "different">;
  view: DuplicatesView;
}) {
  const [owners, branches] = await Promise.all([
    search.owners.length > 0 ? listOwners() : [],
    listBranches(),
  ]);
  const params = paramsOf(search, tab);
  const ownerNames = owners
    .filter(({ id }) => search.owners.includes(id))
    .map((owner) => shortName({ ...owner, patronymic: null }));
  const branchNames = branches.filter(({ id }) => search.branches.includes(id)).map(({ name }) => name);
  const shared = (name: "score" | "owner" | "branch", value: string) => ({
    id: `filter-${name}`,
    action: path,
    keep: { ...params, [name]: "" },
    label: t(`filters.${name}`),
    value,
    clear: {
      href: address(path, { ...params, [name]: "" }),
      label: t("drop", { name: t(`filters.${name}`) }),
    },
    applyLabel: t("apply"),
  });
  return (
    <FilterBar label={t("filtersLabel")}>
      <Filter {...shared("score", search.score > 0 ? t("fromScore", { n: search.score }) : "")}>
        <RadioGroup
          name="score"
          legend={t("filters.score")}
          defaultValue={String(search.score)}
          options={scores.map((score) => ({
            value: String(score),
            label:
              score === 0
                ? t("everyScore", { n: duplicateKinds[kindOfTab[tab]].shown })
                : t("fromScore", { n: score }),
          }))}
        />
      </Filter>
      <Filter {...shared("owner", ownerNames.join(", "))}>
        <LazyChoices of="owner" chosen={search.owners} words={t.raw("choices")} />
      </Filter>
      {actor.branchId || branches.length === 0 ? null : (
        <Filter {...shared("branch", branchNames.join(", "))}>
          {branches.map(({ id, name }) => (
            <Checkbox key={id} name="branch" value={id} defaultChecked={search.branches.includes(id)}>
              {name}
            </Checkbox>
          ))}
        </Filter>
      )}
    </FilterBar>
  );
}
