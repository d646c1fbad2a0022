import { address } from "#components/data-table/address.ts";
import { Filter } from "#components/data-table/filter-bar.tsx";
import type { RegisterSearch } from "#db/consents/register.ts";
import { consentKinds, consentSources } from "#db/consents/registries.ts";
import type { Text } from "#db/values/text.ts";
import type { ConsentView } from "./consent-item.tsx";
import { registerParams } from "./search.ts";

/** To what, and where it comes from. Each is a GET form: the address is the state. */
export function KindFilters({ search, view: { actor, t } }: { search: RegisterSearch; view: ConsentView }) {
  const params = registerParams(search);
  const one = (name: "kind" | "source", registry: Record<string, { label: Text }>, chosen: string) => (
    <Filter
      id={`filter-${name}`}
      action="/consents"
      keep={{ ...params, [name]: "" }}
      label={t(`filters.${name}`)}
      value={registry[chosen]?.label[actor.locale] ?? ""}
      clear={{
        href: address("/consents", { ...params, [name]: "" }),
        label: t("filters.drop", { name: t(`filters.${name}`) }),
      }}
      applyLabel={t("filters.apply")}
    >
      {Object.entries(registry).map(([value, { label }]) => (
        <label key={value} className="check">
          <input type="radio" className="box" name={name} value={value} defaultChecked={value === chosen} />
          {label[actor.locale]}
        </label>
      ))}
    </Filter>
  );
  return (
    <>
      {one("kind", consentKinds, search.kind ?? "")}
      {one("source", consentSources, search.source ?? "")}
    </>
  );
}
