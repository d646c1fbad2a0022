import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { COUNT_CAP, countClients } from "#db/clients/queries.ts";
import { can } from "#db/permissions.ts";
import type { ListView } from "./columns.tsx";
import { conditionsOf, hrefOf, type ListState, withoutCondition, withoutConditions } from "./search.ts";

type Props = { state: ListState; view: ListView };

/** Nothing to show: no clients at all, or conditions that nobody meets — then which one to drop. */
export async function EmptyList({ state, view }: Props) {
  const conditions = conditionsOf(state.search);
  return conditions.length === 0 ? <NoClients view={view} /> : <NothingFound state={state} view={view} />;
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

async function NothingFound({ state, view: { t, actor, now } }: Props) {
  const conditions = conditionsOf(state.search);
  const counted = await Promise.all(
    conditions.map(async (name) => ({
      name,
      count: await countClients(actor, withoutCondition(state, name).search, now),
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
            <ButtonLink href={hrefOf(withoutCondition(state, best.name))}>
              {t("empty.drop", { name })}
            </ButtonLink>
          ) : null}
          <ButtonLink variant="ghost" href={hrefOf(withoutConditions(state))}>
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
