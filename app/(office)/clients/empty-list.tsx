import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { EmptyState } from "#components/empty-state.tsx";
import type { ClientSearch } from "#db/clients/list-input.ts";
import { COUNT_CAP, countClients } from "#db/clients/queries.ts";
import { can } from "#db/permissions.ts";
import type { ListView } from "./columns.tsx";
import { conditionsOf, toParams, withoutCondition } from "./search.ts";

type Props = { search: ClientSearch; columns: readonly string[]; view: ListView };

/** Nothing to show: no clients at all, or conditions that nobody meets — then which one to drop. */
export async function EmptyList({ search, columns, view }: Props) {
  const conditions = conditionsOf(search);
  return conditions.length === 0 ? (
    <NoClients view={view} />
  ) : (
    <NothingFound search={search} columns={columns} view={view} />
  );
}

function NoClients({ view: { t, actor } }: Pick<Props, "view">) {
  const mayImport = can(actor, "client.import");
  const mayCreate = can(actor, "client.create");
  if (!mayCreate) {
    return (
      <EmptyState icon="users" title={t("empty.handedTitle")}>
        {t("empty.handedText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="users"
      title={t("empty.noneTitle")}
      actions={
        <>
          {mayImport ? (
            <ButtonLink variant="primary" icon="upload" href="/clients/import">
              {t("empty.import")}
            </ButtonLink>
          ) : null}
          <ButtonLink href="/clients/new">{t("empty.create")}</ButtonLink>
        </>
      }
    >
      {t(mayImport ? "empty.noneText" : "empty.noneTextPlain")}
    </EmptyState>
  );
}

async function NothingFound({ search, columns, view: { t, actor, now } }: Props) {
  const conditions = conditionsOf(search);
  const counted = await Promise.all(
    conditions.map(async (name) => ({
      name,
      count: await countClients(actor, withoutCondition(search, name), now),
    })),
  );
  const [best] = counted.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count);
  const name = best ? t(`filters.${best.name}`) : "";
  return (
    <EmptyState
      icon="search-x"
      title={t("empty.title")}
      actions={
        <>
          {best ? (
            <ButtonLink href={address("/clients", toParams(withoutCondition(search, best.name), columns))}>
              {t("empty.drop", { name })}
            </ButtonLink>
          ) : null}
          <ButtonLink variant="ghost" href={address("/clients", { cols: columns })}>
            {t("empty.clearAll")}
          </ButtonLink>
        </>
      }
    >
      {!best
        ? t("empty.hint")
        : best.count > COUNT_CAP
          ? t("empty.withoutMany", { name })
          : t("empty.without", { name, count: best.count })}
    </EmptyState>
  );
}
