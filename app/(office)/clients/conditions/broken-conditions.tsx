import { ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { type RefusalCode, refusals } from "#db/errors.ts";
import type { ListView } from "../columns.tsx";
import { hrefOf, type ListState } from "../search.ts";
import { ConditionsButton } from "./conditions-button.tsx";

type Props = { state: ListState; fault: string; view: ListView };

/** An address whose conditions say nothing: what is wrong with them, and no list, which would be of everybody. */
export function BrokenConditions({ state, fault, view: { actor, t } }: Props) {
  const reason =
    fault === "segment_unreadable"
      ? t("conditions.faultBroken")
      : `${refusals[fault as RefusalCode][actor.locale]}.`;
  return (
    <>
      <PageHeader title={t("title")} />
      <PageBody>
        <EmptyState
          icon="search-x"
          title={t("conditions.faultTitle")}
          actions={
            <>
              <ConditionsButton
                tree={null}
                query=""
                locale={actor.locale}
                words={t.raw("conditions")}
                variant="primary"
              >
                {t("conditions.action")}
              </ConditionsButton>
              <ButtonLink variant="ghost" href={hrefOf(state)}>
                {t("conditions.faultAll")}
              </ButtonLink>
            </>
          }
        >
          {t("conditions.faultText", { reason })}
        </EmptyState>
      </PageBody>
    </>
  );
}
